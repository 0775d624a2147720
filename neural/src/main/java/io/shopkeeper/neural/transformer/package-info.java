/// A causal transformer over sequences of items: training, and the forward pass that serves it.
///
/// Source: Vaswani et al., "Attention is all you need" (NIPS 2017), as Kang and McAuley,
/// "Self-attentive sequential recommendation" (ICDM 2018) use it, with the normalisation before
/// each layer and a last one at the end (Xiong et al., ICML 2020), learned positions counted from
/// the first item, and the items' vectors shared between input and output.
///
/// Notation: `V` items, `n` tokens of all sequences of a batch laid end to end without padding, `d`
/// the dimension.
///
/// ```
///   E[item] = own[item] + mean of attribute[a], a of the item          V × d
///   x₀ = √d · E[item] + position                                        n × d
///   x  = x + Attention(Norm(x) W_qkv + b) W_out + b                     each block
///   x  = x + ReLU(Norm(x) W_up + b) W_down + b
///   logits = Norm(x) Eᵀ                                                 n × V
/// ```
///
/// The backward pass is written by hand and held against differences in tests. All products run on
/// [io.shopkeeper.numeric.MatrixProduct]; sums of gradients are divided into parts that do not
/// depend on the number of threads, so that a seed gives the same weights, to the bit, at any. A
/// step costs about 6 · n · d · (12 · d · blocks + V) multiplications and additions.
///
/// A training of a few hundred thousand parameters needs no runtime of its own: why not PyTorch is
/// told, with figures, in docs/decisions/0002-sequence-transformer.md.
@NullMarked
package io.shopkeeper.neural.transformer;

import org.jspecify.annotations.NullMarked;
