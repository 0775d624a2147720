package io.shopkeeper.ingest;

import java.util.List;

/// The columns of an event and of an order line.
enum EventField implements Field {
  ID("id", "event_id", "事件编号", "事件ID"),
  EVENT(
      "event",
      "type",
      "name",
      "event_type",
      "event_name",
      "action",
      "behavior",
      "behaviour",
      "行为",
      "行为类型",
      "事件",
      "事件类型"),
  CUSTOMER(
      "customer",
      "customer_id",
      "user",
      "user_id",
      "visitor_id",
      "buyer_id",
      "member_id",
      "顾客",
      "顾客编号",
      "客户",
      "客户编号",
      "用户",
      "用户编号",
      "用户ID",
      "会员编号",
      "买家ID"),
  SESSION("session", "session_id", "visit_id", "ga_session_id", "会话", "会话编号", "会话ID"),
  CHANNEL("channel", "platform", "渠道", "平台"),
  TIME(
      "time",
      "timestamp",
      "event_time",
      "event_timestamp",
      "date",
      "datetime",
      "created_at",
      "ordered_at",
      "order_date",
      "order_time",
      "occurred_at",
      "时间",
      "日期",
      "下单时间",
      "订单时间",
      "事件时间",
      "时间戳"),
  PRODUCT(
      "product",
      "product_id",
      "item",
      "item_id",
      "sku",
      "stock_code",
      "商品",
      "商品编号",
      "商品ID",
      "产品",
      "产品编号",
      "货号"),
  QUANTITY("quantity", "qty", "count", "units", "数量", "件数", "购买数量"),
  PRICE("price", "unit_price", "item_price", "单价", "价格", "成交价"),
  CURRENCY("currency", "currency_code", "币种", "货币"),
  ITEMS("items", "lines", "products", "line_items", "商品列表"),
  ORDER(
      "order",
      "order_id",
      "order_number",
      "order_no",
      "transaction_id",
      "invoice",
      "invoice_no",
      "订单",
      "订单编号",
      "订单号"),
  LIST("list", "list_name", "item_list_name", "item_list_id", "列表"),
  POSITION("position", "index", "rank", "位置", "排名"),
  QUERY("query", "search_term", "keyword", "search", "搜索词", "关键词");

  private final FieldNames names;

  EventField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
