
  # The linear layer of single tokens, x: (B, 1, in) -> (B, 1, out).
  def single(self: __torch__.Gpt, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
    return torch.linear(x, w, b)
