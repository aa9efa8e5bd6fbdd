"""Teaches the sentence model which lines prove which requirements, together with the judge that reads its vectors.

    python -m models.judge.encoder OUTPUT.safetensors FOLDER...

The embeddings and lower layers stay as they are, so that only the upper layers have to be shipped: `models.nlu.export`
makes the graph and the weights from OUTPUT. The judge goes to matching/line_judge.npz.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence
from transformers import AutoModel

from models.evaluation.within_job import within_job
from models.judge.examples import Example, examples
from models.judge.network import Network, Vectors
from models.judge.train import DECAY, EPOCHS, loaded_scorer, loss, ship, steps, train
from models.nlu.assemble import TOKENIZER, WEIGHTS, packaged

FROZEN_LAYERS = 3
MAX_TOKENS = 64  # of a line; longer ones are rare
BATCH_TOKENS = 2048
RATE, RATE_OF_JUDGE = 8e-5, 7e-4
HIDDEN = -1e4  # added to the attention to padding


class Encoder(nn.Module):
    """The upper layers, in bfloat16, behind the kept states of the lower ones: {text: (tokens, d)}."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        model = AutoModel.from_pretrained(
            packaged(WEIGHTS).parent, attn_implementation="eager", attention_probs_dropout_prob=0, hidden_dropout_prob=0
        ).bfloat16()
        self.upper = nn.ModuleList(model.encoder.layer[FROZEN_LAYERS:])
        self._states: dict[str, Tensor] = {}
        tokenizer = Tokenizer.from_file(str(packaged(TOKENIZER)))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        tokens = [torch.tensor(one.ids) for one in tokenizer.encode_batch(list(texts))]
        with torch.no_grad():
            for batch in _batches(tokens):
                states = model.embeddings(input_ids=pad_sequence([tokens[row] for row in batch], batch_first=True))
                states = _through(model.encoder.layer[:FROZEN_LAYERS], states, [len(tokens[row]) for row in batch])
                for row, state in zip(batch, states, strict=True):
                    self._states[texts[row]] = state[: len(tokens[row])].clone()

    def forward(self, texts: Sequence[str]) -> Tensor:
        """(texts, d) unit vectors."""
        states = [self._states[text] for text in texts]
        vectors: list[Tensor] = [torch.empty(0)] * len(texts)
        for batch in _batches(states):
            lengths = [len(states[row]) for row in batch]
            last = _through(self.upper, pad_sequence([states[row] for row in batch], batch_first=True), lengths)
            for row, one, length in zip(batch, last, lengths, strict=True):
                vectors[row] = one[:length].float().mean(0)
        return functional.normalize(torch.stack(vectors), dim=1)

    def vectors(self, example: Example) -> Vectors:
        texts = list(dict.fromkeys(_texts(example)))
        place = {text: row for row, text in enumerate(texts)}
        found = self(texts)
        asked, *told = (
            found[[place[text] for text in some]] for some in (example.asked, *(one.lines for one in example.people))
        )
        return Vectors(asked, told)


def _texts(example: Example) -> Iterator[str]:
    yield from example.asked
    for person in example.people:
        yield from person.lines


def _batches(texts: Sequence[Tensor]) -> Iterator[list[int]]:
    """The rows of texts of about the same length, so many that they have BATCH_TOKENS with their padding."""
    batch: list[int] = []
    for row in sorted(range(len(texts)), key=lambda row: len(texts[row])):
        if batch and len(texts[row]) * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(row)
    yield batch


def _through(layers: Iterable[nn.Module], states: Tensor, lengths: Sequence[int]) -> Tensor:
    is_padding = torch.arange(states.shape[1])[None] >= torch.tensor(lengths)[:, None]
    mask = torch.zeros(is_padding.shape, dtype=states.dtype).masked_fill(is_padding, HIDDEN)[:, None, None]
    for layer in layers:
        states = layer(states, attention_mask=mask)
    return states


def teach(encoder: Encoder, network: Network, learned_from: Sequence[Example], seed: int) -> list[Tensor]:
    """One epoch of both together. The weights of the encoder in fp32, because steps are too small for bfloat16."""
    halved = list(encoder.upper.parameters())
    weights = [one.detach().float().requires_grad_() for one in halved]
    optimizer = torch.optim.AdamW(
        [{"params": weights, "lr": RATE}, {"params": list(network.parameters()), "lr": RATE_OF_JUDGE}],
        weight_decay=DECAY,
    )
    for example in steps(optimizer, learned_from, 1, seed):
        loss(network, example, encoder.vectors(example)).backward()
        for weight, half in zip(weights, halved, strict=True):
            weight.grad, half.grad = half.grad.float(), None
        for group in optimizer.param_groups:
            torch.nn.utils.clip_grad_norm_(group["params"], 1.0)
        optimizer.step()
        optimizer.zero_grad()
        with torch.no_grad():
            for weight, half in zip(weights, halved, strict=True):
                half.copy_(weight)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, help="where the weights of the upper layers go")
    parser.add_argument("folders", type=Path, nargs="+", help="folders of people who ask for the same job, graded")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    scorer = loaded_scorer()
    learned_from = [one for folder in options.folders for one in examples(within_job(folder), scorer)]
    encoder = Encoder(list(dict.fromkeys(text for one in learned_from for text in _texts(one))))
    with torch.no_grad():
        untaught = {one.job: encoder.vectors(one) for one in learned_from}
    network = train(learned_from, EPOCHS, options.seed, vectors=lambda example: untaught[example.job])
    taught = teach(encoder, network, learned_from, options.seed)
    names = [f"encoder.layer.{FROZEN_LAYERS + int(name[0])}{name[1:]}" for name, _ in encoder.upper.named_parameters()]
    save_file(dict(zip(names, (one.detach() for one in taught), strict=True)), options.output)
    ship(network)


if __name__ == "__main__":
    main()
