/// Texts become vectors by pretrained encoders of the BERT family, in process.
///
/// The weights are those of BGE small version 1.5 (Xiao et al., "C-Pack: packed resources for
/// general Chinese embeddings", SIGIR 2024), four (Chinese) and twelve (English) layers, int8, as
/// found in the artifacts `langchain4j-embeddings-bge-small-*-q`; they are read as resources, the
/// artifacts' own runner is not used.
///
/// The published graph quantises activations by the least and greatest value of a whole batch; ours
/// ([EncoderGraph]) by ranges measured once, so that texts can be read together and a vector still
/// depends on its text alone: see `docs/decisions`.
@NullMarked
package io.shopkeeper.neural.encoder;

import org.jspecify.annotations.NullMarked;
