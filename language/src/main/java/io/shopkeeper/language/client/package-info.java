/// The wire protocol of OpenAI-compatible servers (Ollama, vLLM, llama.cpp, DeepSeek, Qwen …), and
/// nothing else: JSON and HTTP stay within this package.
///
/// Chat completions and embeddings as in OpenAI's API reference, version 1; server-sent events as
/// in the HTML standard, section 9.2.
@NullMarked
package io.shopkeeper.language.client;

import org.jspecify.annotations.NullMarked;
