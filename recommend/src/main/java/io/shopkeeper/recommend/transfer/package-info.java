/// What customers did in one domain or on one channel, heard in another, for those who shop in
/// both.
///
/// Notation: X and S hold 1 where a customer had to do with an item of the target and of the source
/// domain. Each is scaled, `x_ui · n_i^−a / √|u|` with the customers `n_i` of an item and the items
/// `|u|` of a customer, and makes a kernel of customers, `K_X` and `K_S`, of mean diagonal 1. With
/// `K = K_X + w K_S`, the scores are those of kernel ridge regression,
///
/// `F = K (K + λI)⁻¹ X + g · sd(F) · popularity`,
///
/// the dual of a linear autoencoder whose input has both domains and whose output has the target's
/// (side information as in Jeunen, Van Balen and Goethals, "Closed-form models for collaborative
/// filtering with side-information", RecSys 2020; the dual is cheap where customers are fewer than
/// items). With `w = 0` nothing is transferred.
///
/// Training is O(customers³), memory 4 bytes a pair of customers.
@NullMarked
package io.shopkeeper.recommend.transfer;

import org.jspecify.annotations.NullMarked;
