"""Makes a tiny random GPT-2 with transformers, for tests that compare with it.

    python model/bench/fixture.py model/src/test/resources/wellspring/model/learner/gpt/tiny-gpt2

writes into the folder what save_pretrained writes (config.json, model.safetensors), a small
tokenizer.json, and expected.json: rows of tokens with the logits that transformers computes for
them in 64 bits; training.json and trained.safetensors: what three steps of torch.optim.AdamW make of
the weights, in 64 bits. Weights come from wide distributions, biases and norms too, so that a mistake
in any of them shows in the logits. The checkpoint has one symbol more than the tokenizer, as padded
vocabularies have.

Made with Python 3.11, torch 2.7.1, transformers 5.23.0, tokenizers 0.23.3, safetensors 0.8.0. Other
versions may draw other weights; the other files always belong to the weights beside them.
"""

import copy
import json
import string
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import AddedToken, Tokenizer, decoders, models
from transformers import GPT2Config, GPT2LMHeadModel

SEED = 20260101
VOCABULARY = 40
CONTEXT = 16
BOUNDARY = "<|endoftext|>"
ROWS = [
    [38],
    [38, 37, 27, 3, 1],
    list(range(16)),
    [38, 19, 19, 19, 0, 39, 37, 38, 38, 1, 2, 3, 5, 8, 13, 21],
]
RATES = [0.01, 0.02, 0.005]
BATCH = 3
DROPOUT = 0.25
DECAY = 0.1
CLIP = 1.0


def tokenizer():
    """Letters, some punctuation and two merges: 39 symbols, the boundary last."""
    symbols = ["<unk>", *string.ascii_lowercase, " ", ".", ",", "'", "?", "!", "-", "\n", "\u00e9"]
    merges = [("t", "h"), ("th", "e")]
    symbols += ["".join(pair) for pair in merges]
    vocabulary = {symbol: i for i, symbol in enumerate(symbols)}
    made = Tokenizer(models.BPE(vocab=vocabulary, merges=merges, unk_token="<unk>"))
    made.decoder = decoders.Fuse()
    made.add_special_tokens([AddedToken(BOUNDARY, special=True, normalized=False)])
    return made


def model(boundary):
    """Two blocks of two heads, every parameter random."""
    torch.manual_seed(SEED)
    config = GPT2Config(
        vocab_size=VOCABULARY,
        n_positions=CONTEXT,
        n_embd=8,
        n_layer=2,
        n_head=2,
        initializer_range=0.5,
        bos_token_id=boundary,
        eos_token_id=boundary,
    )
    made = GPT2LMHeadModel(config).eval()
    with torch.no_grad():
        for name, values in made.named_parameters():
            if name.endswith(".bias"):
                values.normal_(0, 0.5)
            elif ".ln_" in name:
                values.normal_(1, 0.5)
    return made


def batch(step):
    """Tokens and targets of a step, each (BATCH, CONTEXT)."""
    rows = torch.arange(BATCH).unsqueeze(1)
    streams = (7 * step + 11 * rows + torch.arange(CONTEXT + 1) ** 2) % VOCABULARY
    return streams[:, :-1], streams[:, 1:]


def loss_of(gpt, tokens, targets):
    """The mean cross-entropy, in nats."""
    logits = gpt(tokens).logits
    return torch.nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten())


class Mask(torch.nn.Module):
    """Dropout that silences every fourth activation, from one that depends on the place on."""

    def __init__(self, place):
        super().__init__()
        self.place = place

    def forward(self, x):
        silent = (torch.arange(x.numel()).view(x.shape) + self.place) % 4 == 0
        return x.masked_fill(silent, 0) / (1 - DROPOUT)


def masked(gpt):
    """The model with such masks in place of its dropout."""
    copied = copy.deepcopy(gpt)
    copied.transformer.drop = Mask(0)
    for i, block in enumerate(copied.transformer.h):
        block.attn.resid_dropout = Mask(1 + 2 * i)
        block.mlp.dropout = Mask(2 + 2 * i)
    return copied


def step(gpt, optimizer, number):
    """One step of training: its batch, and the loss and the gradient's norm that it found."""
    tokens, targets = batch(number)
    loss = loss_of(gpt, tokens, targets)
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(gpt.parameters(), CLIP)
    optimizer.param_groups[0]["lr"] = optimizer.param_groups[1]["lr"] = RATES[number]
    optimizer.step()
    return {
        "tokens": tokens.tolist(),
        "targets": targets.tolist(),
        "rate": RATES[number],
        "loss": loss.item(),
        "norm": norm.item(),
    }


def train(gpt):
    """Trains in place. Matrices and embeddings decay; biases and norms do not."""
    parameters = list(gpt.parameters())
    groups = [
        {"params": [p for p in parameters if p.dim() == 2], "weight_decay": DECAY},
        {"params": [p for p in parameters if p.dim() == 1], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.99), eps=1e-8)
    silenced = masked(gpt)
    masked_loss = loss_of(silenced, *batch(0))
    masked_loss.backward()
    norms = torch.stack([p.grad.norm() for p in silenced.parameters()])
    return {
        "decay": DECAY,
        "clip": CLIP,
        "steps": [step(gpt, optimizer, number) for number in range(len(RATES))],
        "dropout": {"share": DROPOUT, "loss": masked_loss.item(), "norm": norms.norm().item()},
    }


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    symbols = tokenizer()
    symbols.save(str(folder / "tokenizer.json"))
    gpt = model(symbols.token_to_id(BOUNDARY))
    gpt.save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)
    gpt = gpt.double()
    with torch.no_grad():
        logits = [gpt(torch.tensor([row])).logits[0].tolist() for row in ROWS]
    rounded = [[[round(x, 8) for x in at] for at in row] for row in logits]
    cases = ",\n".join(
        json.dumps({"tokens": row, "logits": values}, separators=(",", ":"))
        for row, values in zip(ROWS, rounded)
    )
    (folder / "expected.json").write_text("[\n" + cases + "\n]\n")
    (folder / "training.json").write_text(json.dumps(train(gpt), indent=1) + "\n")
    trained = {name: values.float().contiguous() for name, values in gpt.named_parameters()}
    save_file(trained, folder / "trained.safetensors", metadata={"format": "pt"})


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
