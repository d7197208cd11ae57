# A decoder-only transformer in GPT-2's layout (Radford et al., 2019), as a TorchScript program: pre-norm, learned positions,
# GELU by tanh, and an output layer that is the token embedding.
#
# One call runs a whole training step, or one token of sampling. It is written in the engine's own language because that has
# what a Java binding lacks: fused attention, fused AdamW, and writing into a cache in place. Program.java loads it.
#
# B rows, T tokens, C width, H heads, D = C / H, V symbols, L layers. `p` is every parameter in the order of Weights.java, the
# matrices of linear layers as (out, in). A stack of M models has one dimension more in front of everything, `p` included.
# `s` holds settings, in the order of Settings.java. The method `single` is in onednn.py, or blas.py where there is no oneDNN.

class Gpt(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # Settings as numbers, read once: to read one from a tensor takes as long as a small product.
  def numbers(self: __torch__.Gpt, settings: Tensor) -> List[float]:
    s = annotate(List[float], [])
    for i in range(settings.numel()):
      s.append(float(settings[i]))
    return s

  # x: (.., in), w: (out, in) -> (.., out). Where oneDNN is (s[1]), as a convolution of width 1: its products are up to twice
  # as fast as those of the BLAS that `linear` calls, forward and backward.
  def linear(self: __torch__.Gpt, x: Tensor, w: Tensor, b: Optional[Tensor], s: List[float]) -> Tensor:
    if s[2] > 0.0:
      c = annotate(Optional[Tensor], None)
      if b is not None:
        c = torch.to(b, 15)
      y = torch.to(self.product(torch.to(x, 15), torch.to(w, 15), c, False), 6)
    else:
      y = self.product(x, w, b, s[1] > 0.0)
    return y

  def product(self: __torch__.Gpt, x: Tensor, w: Tensor, b: Optional[Tensor], convolve: bool) -> Tensor:
    if w.dim() == 3:
      rows = x.view([w.size(0), -1, w.size(2)])
      if b is not None:
        y = torch.baddbmm(b.unsqueeze(1), rows, w.transpose(1, 2))
      else:
        y = torch.bmm(rows, w.transpose(1, 2))
      y = y.view([x.size(0), x.size(1), x.size(2), w.size(1)])
    elif convolve and x.size(-2) == 1:
      y = self.single(x, w, b)
    elif convolve:
      image = x.unsqueeze(1).permute([0, 3, 1, 2])
      y = torch.conv2d(image, w.view([w.size(0), w.size(1), 1, 1]), b).permute([0, 2, 3, 1]).squeeze(1)
    else:
      y = torch.linear(x, w, b)
    return y

  # x: (.., T, C) -> the same, over C.
  def norm(self: __torch__.Gpt, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    if w.dim() == 2:
      shape = [w.size(0), 1, 1, -1]
      y = torch.layer_norm(x, [x.size(-1)], None, None, 1.0e-05) * w.view(shape) + b.view(shape)
    else:
      y = torch.layer_norm(x, [x.size(-1)], w, b, 1.0e-05)
    return y

  # masks: (1 + 2 L, .., T, C), 1 for what stays; empty without dropout. s[3]: 1 / (share that stays).
  def drop(self: __torch__.Gpt, x: Tensor, masks: Tensor, place: int, s: List[float]) -> Tensor:
    if masks.numel() == 0:
      y = x
    else:
      y = x * torch.select(masks, 0, place) * s[3]
    return y

  # tokens: (.., T) at positions from `start` on -> (.., T, C).
  def embed(self: __torch__.Gpt, p: List[Tensor], tokens: Tensor, start: int) -> Tensor:
    T = tokens.size(-1)
    if p[0].dim() == 3:
      M = p[0].size(0)
      V = p[0].size(1)
      first = torch.arange(0, M * V, V, dtype=4, device=tokens.device).view([M, 1, 1])
      x = torch.embedding(p[0].view([M * V, -1]), tokens + first) + torch.narrow(p[1], 1, start, T).unsqueeze(1)
    else:
      x = torch.embedding(p[0], tokens) + torch.narrow(p[1], 0, start, T)
    return x

  # x: (.., T, 3 C), queries, keys and values beside each other -> (rows, 3 H, T, D).
  def split(self: __torch__.Gpt, x: Tensor, s: List[float]) -> Tensor:
    return x.view([-1, x.size(-2), 3 * int(s[0]), x.size(-1) // (3 * int(s[0]))]).transpose(1, 2)

  # y: (rows, H, T, D) -> the shape of x.
  def join(self: __torch__.Gpt, y: Tensor, x: Tensor) -> Tensor:
    return y.transpose(1, 2).reshape(x.size())

  # The two halves of block l, p[o] its first parameter: what attention reads, and what follows it.
  def before(self: __torch__.Gpt, p: List[Tensor], o: int, x: Tensor, s: List[float]) -> Tensor:
    return self.linear(self.norm(x, p[o], p[o + 1]), p[o + 2], p[o + 3], s)

  def after(self: __torch__.Gpt, p: List[Tensor], o: int, x: Tensor, y: Tensor, masks: Tensor, l: int, s: List[float]) -> Tensor:
    x = x + self.drop(self.linear(y, p[o + 4], p[o + 5], s), masks, 1 + 2 * l, s)
    h = torch.gelu(self.linear(self.norm(x, p[o + 6], p[o + 7]), p[o + 8], p[o + 9], s), approximate="tanh")
    return x + self.drop(self.linear(h, p[o + 10], p[o + 11], s), masks, 2 + 2 * l, s)

  # tokens: (.., T) -> (.., T, C), after the last norm.
  def hidden(self: __torch__.Gpt, p: List[Tensor], tokens: Tensor, masks: Tensor, s: List[float]) -> Tensor:
    x = self.drop(self.embed(p, tokens, 0), masks, 0, s)
    for l in range(len(p) // 12):
      o = 2 + 12 * l
      q, k, v = torch.chunk(self.split(self.before(p, o, x, s), s), 3, 1)
      y = self.join(torch.scaled_dot_product_attention(q, k, v, None, 0.0, True), x)
      x = self.after(p, o, x, y, masks, l, s)
    return self.norm(x, p[-2], p[-1])

  # The logits of the first s[4] symbols: (.., T, V).
  def logits(self: __torch__.Gpt, p: List[Tensor], h: Tensor, s: List[float]) -> Tensor:
    return self.linear(h, torch.narrow(p[0], -2, 0, int(s[4])), None, s)

  # The logits after each of tokens (B, T): (B, T, V).
  def all(self: __torch__.Gpt, tokens: Tensor, settings: Tensor, p: List[Tensor]) -> Tensor:
    s = self.numbers(settings)
    return self.logits(p, self.hidden(p, tokens, torch.empty([0], dtype=6), s), s)

  # The cross-entropy of targets (.., T) in nats, each on its own and flat.
  def losses(self: __torch__.Gpt, p: List[Tensor], tokens: Tensor, targets: Tensor, masks: Tensor, s: List[float]) -> Tensor:
    z = self.logits(p, self.hidden(p, tokens, masks, s), s)
    return torch.cross_entropy_loss(z.view([-1, z.size(-1)]), targets.view([-1]), None, 0, -100, 0.0)

  # ln P of targets (B, T): (B, T).
  def score(self: __torch__.Gpt, tokens: Tensor, targets: Tensor, settings: Tensor, p: List[Tensor]) -> Tensor:
    s = self.numbers(settings)
    return torch.neg(self.losses(p, tokens, targets, torch.empty([0], dtype=6), s)).view(tokens.size())

  # The distribution over the symbol after tokens[b, :places[b] + 1], in 64 bits: (B, V).
  def next(self: __torch__.Gpt, tokens: Tensor, places: Tensor, settings: Tensor, p: List[Tensor]) -> Tensor:
    s = self.numbers(settings)
    h = self.hidden(p, tokens, torch.empty([0], dtype=6), s)
    last = torch.gather(h, 1, places.view([-1, 1, 1]).expand([-1, 1, h.size(2)]))
    return torch.softmax(torch.to(self.logits(p, last, s).squeeze(1), 7), 1)

  # One step of AdamW (Loshchilov and Hutter, 2019): p, the moments m and v and the step counts t change in place.
  # s[5]: learning rate; s[6], s[7]: decay of the moments; s[8]: epsilon; s[9]: weight decay; s[10]: the largest norm.
  # -> the losses and the gradients' norms before they were cut, by model: (2, M).
  def step(self: __torch__.Gpt, tokens: Tensor, targets: Tensor, masks: Tensor, settings: Tensor, p: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor]) -> Tensor:
    s = self.numbers(settings)
    M = 1
    if p[0].dim() == 3:
      M = p[0].size(0)
    loss = torch.mean(self.losses(p, tokens, targets, masks, s).view([M, -1]), [1])
    g = annotate(List[Tensor], [])
    for a in torch.grad([loss.sum()], p):
      g.append(unchecked_cast(Tensor, a).contiguous())
    norm = self.clip(g, M, s[10])
    torch._foreach_add_(t, 1)
    for decays in [True, False]:
      i = annotate(List[int], [])
      for j in range(len(p)):
        if (p[j].dim() == p[0].dim()) == decays:
          i.append(j)
      torch._fused_adamw_(self.of(p, i), self.of(g, i), self.of(m, i), self.of(v, i), annotate(List[Tensor], []), self.of(t, i), lr=s[5], beta1=s[6], beta2=s[7], weight_decay=s[9] * float(decays), eps=s[8], amsgrad=False, maximize=False)
    return torch.stack([loss.detach(), norm])

  def of(self: __torch__.Gpt, all: List[Tensor], indices: List[int]) -> List[Tensor]:
    some = annotate(List[Tensor], [])
    for i in indices:
      some.append(all[i].detach())
    return some

  # Scales each model's gradients down to a norm, in place -> their norms before: (M).
  def clip(self: __torch__.Gpt, g: List[Tensor], M: int, most: float) -> Tensor:
    if M == 1:
      norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(g, 2))).view([1])
      torch._foreach_mul_(g, torch.clamp(most / (norm + 1.0e-06), None, 1.0).squeeze())
    else:
      norms = annotate(List[Tensor], [])
      for a in g:
        norms.append(torch.linalg_vector_norm(a.view([M, -1]), 2, [1]))
      norm = torch.linalg_vector_norm(torch.stack(norms), 2, [0])
      scale = torch.clamp(most / (norm + 1.0e-06), None, 1.0)
      for a in g:
        torch.mul_(a.view([M, -1]), scale.unsqueeze(1))
    return norm

  # Reads tokens (B, T) at positions from `start` on, after those whose keys and values are in the cache (L, 2, B, H, context, D),
  # and adds theirs -> the logits of the symbol that follows: (B, V). T is 1, or start is 0.
  def read(self: __torch__.Gpt, tokens: Tensor, start: int, cache: Tensor, s: List[float], p: List[Tensor]) -> Tensor:
    T = tokens.size(1)
    none = torch.empty([0], dtype=6)
    x = self.embed(p, tokens, start)
    for l in range(len(p) // 12):
      o = 2 + 12 * l
      q, k, v = torch.chunk(self.split(self.before(p, o, x, s), s), 3, 1)
      torch.copy_(torch.narrow(cache[l][0], 2, start, T), k)
      torch.copy_(torch.narrow(cache[l][1], 2, start, T), v)
      y = self.look(q, torch.narrow(cache[l][0], 2, 0, start + T), torch.narrow(cache[l][1], 2, 0, start + T))
      x = self.after(p, o, x, self.join(y, x), none, l, s)
    return self.logits(p, self.norm(torch.narrow(x, 1, T - 1, 1), p[-2], p[-1]), s).squeeze(1)

  # q: (B, H, T, D), k, v: (B, H, T or more, D) -> the shape of q. On a CPU the fused attention is slow for a single query.
  def look(self: __torch__.Gpt, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    if q.size(2) == 1 and not q.is_cuda:
      y = torch.matmul(torch.softmax(torch.matmul(q * q.size(3) ** -0.5, k.transpose(2, 3)), -1), v)
    else:
      y = torch.scaled_dot_product_attention(q, k, v, None, 0.0, q.size(2) > 1)
    return y

  # Reads, draws the symbol that follows, reads that, and so on: K symbols for each row, by lots u (K, B): (K, B).
  def draw(self: __torch__.Gpt, tokens: Tensor, start: Tensor, cache: Tensor, u: Tensor, settings: Tensor, p: List[Tensor]) -> Tensor:
    s = self.numbers(settings)
    place = int(start)
    drawn = annotate(List[Tensor], [])
    for i in range(u.size(0)):
      drawn.append(self.choose(self.read(tokens, place, cache, s, p), u[i], s))
      place = place + tokens.size(1)
      tokens = drawn[-1].unsqueeze(1)
    return torch.stack(drawn)

  # The symbol at which the cumulative distribution passes u (B), by logits z (B, V): (B).
  # s[5]: temperature; s[6]: draw from that many of the likeliest, 0 for all; s[7]: from the fewest with that probability.
  def choose(self: __torch__.Gpt, z: Tensor, u: Tensor, s: List[float]) -> Tensor:
    z = torch.to(z, 7) / s[5]
    k = int(s[6])
    if k > 0 and k < z.size(1):
      top, where = torch.topk(z, k, 1)
      z = torch.masked_fill(z, z < torch.narrow(top, 1, k - 1, 1), -float("inf"))
    if s[7] < 1.0:
      sorted, order = torch.sort(z, 1, True)
      q = torch.softmax(sorted, 1)
      out = torch.cumsum(q, 1) - q >= s[7]
      least = torch.amin(torch.masked_fill(sorted, out, float("inf")), [1], True)
      z = torch.masked_fill(z, z < least, -float("inf"))
    c = torch.cumsum(torch.softmax(z, 1), 1)
    at = torch.unsqueeze(u, 1) * torch.narrow(c, 1, z.size(1) - 1, 1)
    return torch.clamp(torch.searchsorted(c, at, right=True), None, z.size(1) - 1).squeeze(1)

  # Reads the last tokens of W beams for each of B documents (B W, T) and finds the W likeliest continuations of each.
  # totals (B, W): ln P so far; done (B W): 1 where a beam has ended, which then only repeats the boundary, at no cost.
  # -> beams they continue (B, W), their symbols, their totals, in 64 bits.
  def search(self: __torch__.Gpt, tokens: Tensor, start: Tensor, cache: Tensor, totals: Tensor, done: Tensor, boundary: Tensor, settings: Tensor, p: List[Tensor]) -> List[Tensor]:
    s = self.numbers(settings)
    B = totals.size(0)
    W = totals.size(1)
    z = torch.log_softmax(torch.to(self.read(tokens, int(start), cache, s, p), 7), 1)
    V = z.size(1)
    ended = torch.unsqueeze(done, 1) > 0
    stay = torch.arange(V, dtype=4, device=z.device).unsqueeze(0) == boundary
    z = torch.masked_fill(torch.masked_fill(z, ended, -float("inf")), torch.__and__(ended, stay), 0.0)
    best, where = torch.topk((z + totals.view([-1, 1])).view([B, W * V]), W, 1)
    return [torch.to(torch.floor_divide(where, V), 7), torch.to(torch.remainder(where, V), 7), best]

  # The rows of a cache, in an order of their own.
  def pick(self: __torch__.Gpt, rows: Tensor, cache: Tensor) -> Tensor:
    return torch.index_select(cache, 2, rows)
