/// Goes on training the upper layers of a pretrained encoder for a task of its own.
///
/// Source: Devlin et al., "BERT: pre-training of deep bidirectional transformers" (NAACL 2019). A
/// layer is x ← norm(x + attention(x)), x ← norm(x + W_down gelu(W_up x + b) + b); what it starts
/// from are the published int8 weights as real numbers. Lower layers stay frozen, which saves their
/// backward pass and lets ONNX Runtime read them.
///
/// A step over n tokens costs about 6 · n · 12 d² multiplications and additions a layer: 20 MFLOP a
/// token and layer at d = 512.
@NullMarked
package io.shopkeeper.neural.tuning;

import org.jspecify.annotations.NullMarked;
