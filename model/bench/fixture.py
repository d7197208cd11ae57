"""Makes a tiny random GPT-2 with transformers, for tests that compare with it.

    python model/bench/fixture.py model/src/test/resources/wellspring/model/learner/gpt/tiny-gpt2

writes into the folder what save_pretrained writes (config.json, model.safetensors), a small
tokenizer.json, and expected.json: rows of tokens with the logits that transformers computes for
them in 64 bits. Weights come from wide distributions, biases and norms too, so that a mistake in
any of them shows in the logits. The checkpoint has one symbol more than the tokenizer, as padded
vocabularies have.

Made with Python 3.11, torch 2.7.1, transformers 5.23.0, tokenizers 0.23.3, safetensors 0.8.0. Other
versions may draw other weights; expected.json always belongs to the weights beside it.
"""

import json
import string
import sys
from pathlib import Path

import torch
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


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
