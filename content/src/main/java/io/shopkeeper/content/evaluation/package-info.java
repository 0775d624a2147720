/// How near written texts come to those people wrote, by the protocol of the published figures.
@NullMarked
package io.shopkeeper.content.evaluation;

import org.jspecify.annotations.NullMarked;
