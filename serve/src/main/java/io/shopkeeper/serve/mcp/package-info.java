/// The tools of customer service for programs that speak the Model Context Protocol, revision
/// 2025-06-18, over streamable HTTP.
@NullMarked
package io.shopkeeper.serve.mcp;

import org.jspecify.annotations.NullMarked;
