/// The pages for people: how the shop is doing, what was refused, each product, each customer's
/// recommendations and why, jobs and models; in Chinese and English.
///
/// Pages are JTE templates, live by htmx, with ECharts for curves; nothing is loaded from
/// elsewhere.
@NullMarked
package io.shopkeeper.serve.console;

import org.jspecify.annotations.NullMarked;
