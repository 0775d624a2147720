/// Texts become vectors by pretrained encoders of the BERT family, in process.
///
/// The weights are those of BGE small version 1.5 (Xiao et al., "C-Pack: packed resources for
/// general Chinese embeddings", SIGIR 2024), four (Chinese) and twelve (English) layers, int8, as
/// found in the artifacts `langchain4j-embeddings-bge-small-*-q`; they are read as resources, the
/// artifacts' own runner is not used.
///
/// One text is one pass. These weights quantise activations by the greatest value of a whole batch
/// (`DynamicQuantizeLinear`), so that in a batch a text's vector depends on its neighbours (cosine
/// down to .987), for 10 % less work: see `docs/decisions`.
@NullMarked
package io.shopkeeper.neural.encoder;

import org.jspecify.annotations.NullMarked;
