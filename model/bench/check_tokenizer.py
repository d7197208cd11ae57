"""Opens the tokenizer of an exported model with transformers and prints what it makes of a text.

    python model/bench/check_tokenizer.py FOLDER TEXT

Prints one JSON object: `ids`, the text's; `after`, what the ids after the first decode to, as if a
model had written them on; `pad` and `unknown`, the ids of the symbols that it declares for those.

Ran with Python 3.11, transformers 5.24.0.
"""

import json
import sys

from transformers import AutoTokenizer


def main(folder, text):
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    ids = tokenizer(text)["input_ids"]
    answer = {
        "ids": ids,
        "after": tokenizer.decode(ids[1:], skip_special_tokens=True),
        "pad": tokenizer.pad_token_id,
        "unknown": tokenizer.unk_token_id,
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
