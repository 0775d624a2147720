package io.shopkeeper.assist.understand;

/// What a customer wants to know or have done.
public enum Topic {
  /// Which orders there are.
  ORDER_LIST,
  /// What is in an order.
  ORDER_CONTENTS,
  ORDER_TOTAL,
  ORDER_DATE,
  /// Where an order is.
  ORDER_STATUS,
  /// Whether money was given back, or an order cancelled.
  ORDER_REFUND,
  RETURN,
  EXCHANGE,
  CANCEL,
  PRICE,
  STOCK,
  BRAND,
  CATEGORY,
  /// A named property, as colour or weight.
  ATTRIBUTE,
  /// What a product is like.
  DESCRIPTION,
  /// What others say of it.
  REVIEWS,
  COMPARE,
  RECOMMEND,
  SIMILAR,
  /// A rule of the shop, as on delivery or payment.
  POLICY,
  HUMAN,
  GREETING,
  THANKS,
  YES,
  NO,
  /// Something nobody may have by asking: others' data, instructions, another price.
  OVERREACH,
  /// What no record of a shop can tell, as the weather or the future.
  ELSEWHERE,
  /// Harsh words.
  ABUSE;

  public boolean ofAnOrder() {
    return compareTo(ORDER_CONTENTS) >= 0 && compareTo(ORDER_REFUND) <= 0;
  }

  public boolean request() {
    return this == RETURN || this == EXCHANGE || this == CANCEL;
  }

  public boolean ofAProduct() {
    return compareTo(PRICE) >= 0 && compareTo(REVIEWS) <= 0;
  }
}
