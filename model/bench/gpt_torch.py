"""The GPT as PyTorch users write it, for comparison: trained, sampled and scored on a CPU.

A worker: reads requests from standard input, one on each line, and answers each with one line of JSON.

    TASK SIZE VARIANT SECONDS        for example: train nano fused 1.5

Tasks and their variants:
    train   default, fused                    torch.optim.AdamW's two ways on a CPU
    sample  cached, transformers, cacheless   how the tokens before are remembered
    score   wide, narrow                      8192 tokens side by side, or as many as in training
    peak    blas, onednn                      products of 1024 x 1024 matrices

The model is GPT-2's (Radford et al., 2019), in the manner of nanoGPT: one product for queries, keys
and values, scaled_dot_product_attention, GELU by tanh, the output layer tied to the embedding.
"""

import json
import sys
import time
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

VOCABULARY = 256
SAMPLING_BATCH = 64
SCORING_TOKENS = 8192
MATRIX = 1024


@dataclass(frozen=True)
class Size:
    context: int
    width: int
    layers: int
    heads: int
    batch: int  # rows of a training step


SIZES = {
    "nano": Size(64, 64, 2, 4, 32),
    "micro": Size(128, 128, 4, 4, 32),
    "small": Size(256, 256, 6, 8, 8),
}


class Block(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.heads = size.heads
        self.ln_1 = nn.LayerNorm(size.width)
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.proj = nn.Linear(size.width, size.width)
        self.ln_2 = nn.LayerNorm(size.width)
        self.up = nn.Linear(size.width, 4 * size.width)
        self.down = nn.Linear(4 * size.width, size.width)

    def forward(self, x):  # (B, T, C)
        B, T, C = x.shape
        q, k, v = self.qkv(self.ln_1(x)).view(B, T, 3 * self.heads, -1).transpose(1, 2).chunk(3, 1)
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.proj(y.transpose(1, 2).reshape(B, T, C))
        return x + self.feed(x)

    def feed(self, x):
        return self.down(F.gelu(self.up(self.ln_2(x)), approximate="tanh"))

    def step(self, x, keys, values, place):  # x: (B, C); keys, values: (B, H, context, D)
        B, C = x.shape
        q, k, v = self.qkv(self.ln_1(x)).view(B, 3, self.heads, -1).unbind(1)
        keys[:, :, place] = k
        values[:, :, place] = v
        seen = place + 1
        y = F.scaled_dot_product_attention(q.unsqueeze(2), keys[:, :, :seen], values[:, :, :seen])
        x = x + self.proj(y.reshape(B, C))
        return x + self.feed(x)


class Gpt(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.size = size
        self.wte = nn.Embedding(VOCABULARY, size.width)
        self.wpe = nn.Embedding(size.context, size.width)
        self.blocks = nn.ModuleList(Block(size) for _ in range(size.layers))
        self.ln_f = nn.LayerNorm(size.width)
        for parameter in self.parameters():
            if parameter.dim() == 2:
                nn.init.normal_(parameter, 0, 0.02)

    def hidden(self, tokens):  # (B, T) -> (B, T, C)
        x = self.wte(tokens) + self.wpe.weight[: tokens.size(1)]
        for block in self.blocks:
            x = block(x)
        return self.ln_f(x)

    def losses(self, tokens, targets, reduction):
        logits = F.linear(self.hidden(tokens), self.wte.weight)
        return F.cross_entropy(logits.view(-1, VOCABULARY), targets.view(-1), reduction=reduction)

    def step(self, token, caches, place):  # (B) -> the logits of what follows, (B, V)
        x = self.wte(token) + self.wpe.weight[place]
        for block, (keys, values) in zip(self.blocks, caches):
            x = block.step(x, keys, values, place)
        return F.linear(self.ln_f(x), self.wte.weight)


def drawn(logits):
    """One symbol of each row, as torch.multinomial draws it: the first of exponential clocks to ring."""
    chances = F.softmax(logits, -1)
    return chances.div_(torch.empty_like(chances).exponential_()).argmax(-1)


def training(size, variant):
    """One step of training at each call -> its tokens."""
    model = Gpt(size)
    optimizer = torch.optim.AdamW(
        model.parameters(), 1e-3, (0.9, 0.99), weight_decay=0.1, fused=variant == "fused" or None
    )
    data = torch.randint(VOCABULARY, (1 << 18,))
    rows = data.unfold(0, size.context + 1, 1)

    def step():
        batch = rows[torch.randint(len(rows), (size.batch,))]
        loss = model.losses(batch[:, :-1].contiguous(), batch[:, 1:].contiguous(), "mean")
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        loss.item()
        return size.batch * size.context

    return step


def sampling(size, variant):
    """Documents of one context each, side by side, at each call -> their tokens."""
    if variant == "transformers":
        return transformers_sampling(size)
    model = Gpt(size).eval()
    return cached_sampling(model) if variant == "cached" else cacheless_sampling(model)


def cached_sampling(model):
    size = model.size
    shape = (SAMPLING_BATCH, size.heads, size.context, size.width // size.heads)
    caches = [(torch.zeros(shape), torch.zeros(shape)) for _ in range(size.layers)]
    documents = torch.zeros(SAMPLING_BATCH, size.context, dtype=torch.int64)

    def write():
        token = torch.zeros(SAMPLING_BATCH, dtype=torch.int64)
        for place in range(size.context):
            token = drawn(model.step(token, caches, place))
            documents[:, place] = token
        documents.tolist()
        return SAMPLING_BATCH * size.context

    return write


def cacheless_sampling(model):
    """nanoGPT's way. It reads everything anew for each token, so only some places are measured: the
    call at place t counts for t / (mean place) tokens, so that the time is that of whole documents."""
    size = model.size
    places = [size.context // 4, size.context * 3 // 4]

    def write():
        for place in places:
            tokens = torch.randint(VOCABULARY, (SAMPLING_BATCH, place))
            logits = F.linear(model.hidden(tokens)[:, -1], model.wte.weight)
            torch.cat((tokens, torch.multinomial(F.softmax(logits, -1), 1)), 1)
        return SAMPLING_BATCH * sum(places) / ((size.context + 1) / 2)

    return write


def transformers_sampling(size):
    from transformers import GPT2Config, GPT2LMHeadModel

    config = GPT2Config(
        vocab_size=VOCABULARY,
        n_positions=size.context,
        n_embd=size.width,
        n_layer=size.layers,
        n_head=size.heads,
        bos_token_id=0,
        eos_token_id=None,
        pad_token_id=0,
        attn_implementation="sdpa",
    )
    model = GPT2LMHeadModel(config).eval()
    start = torch.zeros(SAMPLING_BATCH, 1, dtype=torch.int64)
    rules = {"do_sample": True, "top_k": 0, "top_p": 1.0, "temperature": 1.0, "use_cache": True}

    def write():
        documents = model.generate(
            start, attention_mask=torch.ones_like(start), max_new_tokens=size.context, **rules
        )
        assert documents.shape == (SAMPLING_BATCH, size.context + 1)
        return SAMPLING_BATCH * size.context

    return write


def scoring(size, variant):
    """ln P of each token of a batch of documents at each call -> their tokens."""
    model = Gpt(size).eval()
    rows = SCORING_TOKENS // size.context if variant == "wide" else size.batch
    documents = torch.randint(VOCABULARY, (rows, size.context + 1))

    def score():
        tokens, targets = documents[:, :-1].contiguous(), documents[:, 1:].contiguous()
        model.losses(tokens, targets, "none").neg_().view(rows, -1).numpy()
        return rows * size.context

    return score


def peak(variant):
    """One product of square matrices at each call -> its floating point operations."""
    a, b = torch.randn(MATRIX, MATRIX), torch.randn(MATRIX, MATRIX)

    def product():
        if variant == "blas":
            torch.mm(a, b)
        else:
            torch.ops.mkldnn._linear_pointwise(a, b, None, "none", [], "")
        return 2 * MATRIX**3

    return product


def measured(work, seconds, warm):
    """How much a second, and a second of processor time; unless warm, after one more call."""
    if not warm:
        work()
    done, begun, worked = 0, time.perf_counter(), time.process_time()
    while done == 0 or time.perf_counter() - begun < seconds:
        done += work()
    return {"wall": done / (time.perf_counter() - begun), "cpu": done / (time.process_time() - worked)}


def answer(task, size, variant, seconds, warm):
    if task == "train":
        return measured(training(SIZES[size], variant), seconds, warm)
    with torch.inference_mode():
        work = {
            "sample": lambda: sampling(SIZES[size], variant),
            "score": lambda: scoring(SIZES[size], variant),
            "peak": lambda: peak(variant),
        }[task]()
        return measured(work, seconds, warm)


def main():
    torch.manual_seed(1)
    print(json.dumps({"version": torch.__version__, "threads": torch.get_num_threads()}), flush=True)
    warm = set()
    for line in sys.stdin:
        *request, seconds = line.split()
        print(json.dumps(answer(*request, float(seconds), tuple(request) in warm)), flush=True)
        warm.add(tuple(request))


if __name__ == "__main__":
    main()
