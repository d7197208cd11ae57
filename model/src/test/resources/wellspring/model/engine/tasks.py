# Small tasks for the tests of programs.

class Tasks(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def plus(self: __torch__.Tasks, a: Tensor, b: Tensor) -> Tensor:
    return torch.add(a, b)

  def weighted(self: __torch__.Tasks, weights: Tensor, all: List[Tensor], more: List[Tensor]) -> List[Tensor]:
    total = torch.sum(weights) * 0.0
    for i in range(len(all)):
      total = total + weights[i] * torch.sum(all[i])
    return [total, torch.sum(more[0]) - torch.sum(more[1])]

  def slope(self: __torch__.Tasks, x: Tensor) -> Tensor:
    g = torch.grad([torch.sum(x * x * x)], [x])
    return unchecked_cast(Tensor, g[0])

  def huge(self: __torch__.Tasks, bytes: Tensor) -> Tensor:
    return torch.zeros([int(bytes)], dtype=0)
