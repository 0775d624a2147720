/// What the server counts, in the words of Prometheus.
@NullMarked
package io.shopkeeper.serve.metrics;

import org.jspecify.annotations.NullMarked;
