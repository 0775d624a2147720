/// Texts become vectors whose inner product says how alike they are in meaning.
///
/// [TextEmbedder] is the port. [EncoderEmbedder] answers in this process, `client.EmbeddingsClient`
/// asks a server, [CachedEmbedder] remembers what either said.
@NullMarked
package io.shopkeeper.language.embed;

import org.jspecify.annotations.NullMarked;
