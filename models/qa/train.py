"""Trains the question-answering model on generated postings, starting from the sentence encoder, on the CPU.

    python -m models.qa.train OUTPUT_DIRECTORY --corpus docs.jsonl

The embeddings and lower layers stay frozen, so that only the upper layers have to be shipped.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Iterator
from functools import partial
from itertools import cycle
from pathlib import Path

import torch
from tokenizers import Encoding, Tokenizer
from transformers import AutoModelForQuestionAnswering, BertForQuestionAnswering

from models.nlu.assemble import TOKENIZER, WEIGHTS, packaged
from models.qa.generate import Statement, postings
from models.qa.inference import WINDOW
from referral.domain.qa import QUESTIONS
from referral.extraction.degrees import degrees_in
from referral.extraction.study_mentions import study_in
from referral.extraction.years import years_in

FROZEN_LAYERS = 2
BATCH_TOKENS = 1200
POOL = 3000  # examples among which those of similar length are found
FILLER = 15_000  # sentences
RATE = 2e-4
TIDY_SHARE = 0.3
STEPS_A_LINE = 50
STEPS_A_CHECKPOINT = 500
CLEARLY_REQUIRED = re.compile(r"(?i)experience|required|must have|minimum|you hold|qualif|\bhold a")
AMBIGUOUS = re.compile(
    r"(?i)prefer|plus\b|desir|ideal|bonus|advantage|asset|\bgraduate|diploma|\bwe\b|\bour\b|nice|school|project"
    r"|student|scholar|fellow|employ|salary|certificate|period|university\b(?! degree)|\bmca\b|domain|candidates may"
)
DEGREE_WORD = re.compile(r"(?i)['’]?s?(?:\s+degree)?")
SPEAKS_OF_FACTS = re.compile(
    r"(?i)degree|bachelor|master|diploma|graduat|ph\.?d|doctor|school|universit|college|year|yrs|\d\+|mba|\bb\.?[as]\b|\bm\.?[as]\b"
)


def texts_of(corpus: Path) -> list[str]:
    """The corpus' documents."""
    return [json.loads(row)["text"] for row in corpus.read_text(encoding="utf-8").splitlines()]


def names(texts: list[str]) -> list[str]:
    """The names of occupations and skills at the beginning of texts, where O*NET and ESCO have them."""
    found = (re.match(r"([A-Za-z][^.\n]{2,29})\. ?\S", text) for text in texts)
    return sorted({match[1] for match in found if match and not SPEAKS_OF_FACTS.search(match[1])})


def sentences(texts: list[str]) -> list[str]:
    """The texts' sentences of a typical line's length, shuffled."""
    found = [" ".join(sentence.split()) for text in texts for sentence in re.split(r"\n|(?<=\.)\s", text)]
    found = [sentence for sentence in found if 15 <= len(sentence) <= 200]
    random.Random(0).shuffle(found)
    return found


def weakly_labelled(sentence: str) -> Statement | None:
    """A real sentence, labelled with what the rules read in it; None if they are not sure."""
    if not CLEARLY_REQUIRED.search(sentence) or AMBIGUOUS.search(sentence) or not SPEAKS_OF_FACTS.search(sentence):
        return None
    degrees, years, study = degrees_in(sentence), years_in(sentence), study_in(sentence)
    if len(years) > 1 or not (degrees or years):
        return None
    if degrees and degrees[-1].start - degrees[0].end > 12:
        return None
    statement = Statement(sentence)
    if degrees:
        word = DEGREE_WORD.match(sentence, degrees[-1].end)
        statement.answers["level"] = (degrees[0].start, word.end() if word else degrees[-1].end, None)
    if study:
        statement.answers["field"] = (study.start, study.end, study.text)
    if years:
        statement.answers["years"] = (years[0].start, years[0].end, years[0].low)
    return statement


def states_nothing(sentence: str) -> bool:
    """Whether a real sentence contains no answer; it may contain words that occur in answers."""
    if not SPEAKS_OF_FACTS.search(sentence):
        return True
    return (
        not CLEARLY_REQUIRED.search(sentence)
        and not degrees_in(sentence, wishes=True)
        and not years_in(sentence, wishes=True)
    )


Example = tuple[list[int], list[int], int, int]


def examples(source: Iterator[Statement], tokenizer: Tokenizer) -> Iterator[Example]:
    """Ids, token types, and the answer's first and last token (0, 0 if there is none), for one question per posting.

    A further posting teaches more than a further question about the same one.
    """
    for posting, kind in zip(source, cycle(QUESTIONS), strict=False):
        encoding = tokenizer.encode(QUESTIONS[kind], posting.text)
        start, end = token_span(encoding, *posting.answers[kind][:2]) if kind in posting.answers else (0, 0)
        yield encoding.ids, encoding.type_ids, start, end


def token_span(encoding: Encoding, start: int, end: int) -> tuple[int, int]:
    """The first and last token of text[start:end]; 0, 0 if truncation has cut it off."""
    inside = [
        i
        for i, ((a, b), part) in enumerate(zip(encoding.offsets, encoding.sequence_ids, strict=True))
        if part == 1 and a < end and b > start
    ]
    return (inside[0], inside[-1]) if inside else (0, 0)


def batches(source: Iterator[Example]) -> Iterator[tuple[torch.Tensor, ...]]:
    """Batches of examples of similar length, at most BATCH_TOKENS tokens each."""
    shuffle = random.Random(1).shuffle
    while chunk := [example for _, example in zip(range(POOL), source, strict=False)]:
        chunk.sort(key=lambda example: len(example[0]))
        groups: list[list[Example]] = []
        group: list[Example] = []
        for example in chunk:
            if group and len(example[0]) * (len(group) + 1) > BATCH_TOKENS:
                groups.append(group)
                group = []
            group.append(example)
        groups.append(group)
        shuffle(groups)
        for group in groups:
            longest = max(len(ids) for ids, *_ in group)
            ids = torch.tensor([example[0] + [0] * (longest - len(example[0])) for example in group])
            types = torch.tensor([example[1] + [0] * (longest - len(example[1])) for example in group])
            mask = torch.tensor([[1] * len(example[0]) + [0] * (longest - len(example[0])) for example in group])
            yield ids, types, mask, torch.tensor([e[2] for e in group]), torch.tensor([e[3] for e in group])


def mixed(count: int, seed: int, corpus: Path) -> Iterator[Statement]:
    """A mix of tidy and untidy postings from the templates that are not held out."""
    texts = texts_of(corpus)
    lines = sentences(texts)
    filler = [line for line in lines[:FILLER] if states_nothing(line)]
    observed = [statement for line in lines if (statement := weakly_labelled(line))]
    print(f"{len(filler)} sentences that state nothing, {len(observed)} labelled by the rules", flush=True)
    written = partial(postings, count, held_out=False, filler=filler, observed=observed, names=names(texts))
    tidy, untidy = written(seed=seed, untidy=False), written(seed=seed + 1, untidy=True)
    shares = random.Random(seed)
    for _ in range(count):
        yield next(tidy if shares.random() < TIDY_SHARE else untidy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--corpus", type=Path, required=True, help="JSON lines with a `text` each")
    parser.add_argument("--postings", type=int, default=45_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--from", type=Path, default=packaged(WEIGHTS).parent, dest="begin", help="model to start from")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    tokenizer = Tokenizer.from_file(str(packaged(TOKENIZER)))
    tokenizer.enable_truncation(WINDOW, strategy="only_second")
    tokenizer.no_padding()
    source = examples(mixed(options.postings, options.seed, options.corpus), tokenizer)
    train(loaded(options.begin), source, options.postings, options.output)


def loaded(directory: Path) -> BertForQuestionAnswering:
    """Loads the model, without dropout and with its lower part frozen."""
    model = AutoModelForQuestionAnswering.from_pretrained(
        directory,
        attn_implementation="eager",  # in bfloat16 on a CPU 1.5 times as fast as the fused operator
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    for part in (model.bert.embeddings, *model.bert.encoder.layer[:FROZEN_LAYERS]):
        part.requires_grad_(False)
    return model


def train(model: BertForQuestionAnswering, source: Iterator[Example], total: int, output: Path) -> None:
    """One pass over the `total` examples; the learning rate rises and falls linearly. Saves checkpoints and result."""
    learnt = [weights for weights in model.parameters() if weights.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=RATE, weight_decay=0.01)
    seen, losses, began = 0, [], time.monotonic()
    model.train()
    for step, (ids, types, mask, starts, ends) in enumerate(batches(source), start=1):
        done = seen / total
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, done / 0.05 + 0.02, (1.0 - done) / 0.9 + 0.001)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = model(
                input_ids=ids, token_type_ids=types, attention_mask=mask, start_positions=starts, end_positions=ends
            ).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        seen += len(ids)
        if step % STEPS_A_LINE == 0:
            mean = sum(losses[-STEPS_A_LINE:]) / STEPS_A_LINE
            print(f"{seen}/{total} questions, loss {mean:.3f}, {time.monotonic() - began:.0f} s", flush=True)
        if step % STEPS_A_CHECKPOINT == 0:
            model.save_pretrained(output)
    model.save_pretrained(output)


if __name__ == "__main__":
    main()
