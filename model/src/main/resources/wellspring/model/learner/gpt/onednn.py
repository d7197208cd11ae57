
  # The linear layer of single tokens, x: (B, 1, in) -> (B, 1, out): oneDNN's product, which has no gradient.
  def single(self: __torch__.Gpt, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
    return ops.mkldnn._linear_pointwise(x, w, b, "none", [], "")
