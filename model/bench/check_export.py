"""Opens an exported model with transformers and prints the logits it gives.

    python model/bench/check_export.py FOLDER 1,2,3 4,5 ...

Each further argument is a row of token ids. Prints one JSON object: `logits`, one list for each row
with one list of the vocabulary's logits for each token, computed in 32 bits on the CPU; `symbols`,
`boundary` and `text`, what the folder's tokenizer says of its size, of the symbol between documents
and of each row. Exits with 1 and says why if transformers misses, did not expect or could not fit
any weight, or if its tokenizer has another boundary than the model.

Ran with Python 3.11, torch 2.7.1, transformers 5.23.0.
"""

import json
import sys

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer


def load(folder):
    """The model and its tokenizer, checked."""
    model, report = AutoModelForCausalLM.from_pretrained(
        folder, output_loading_info=True, local_files_only=True, dtype=torch.float32
    )
    problems = {kind: sorted(map(str, found)) for kind, found in report.items() if found}
    if problems:
        sys.exit(f"the weights do not fit: {problems}")
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    if tokenizer.eos_token_id != model.config.eos_token_id:
        sys.exit(
            f"the tokenizer's boundary is {tokenizer.eos_token_id}, "
            f"the model's {model.config.eos_token_id}"
        )
    return model.eval(), tokenizer


def main(folder, rows):
    model, tokenizer = load(folder)
    with torch.no_grad():
        logits = [model(torch.tensor([row])).logits[0].tolist() for row in rows]
    answer = {
        "logits": logits,
        "symbols": len(tokenizer),
        "boundary": tokenizer.eos_token_id,
        "text": [tokenizer.decode(row) for row in rows],
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], [[int(token) for token in row.split(",")] for row in sys.argv[2:]])
