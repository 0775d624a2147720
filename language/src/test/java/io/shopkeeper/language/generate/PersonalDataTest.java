package io.shopkeeper.language.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.generate.PersonalData.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalDataTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMAIL | write to li.wei+shop@mail.example.com, please | li.wei+shop@mail.example.com",
        "EMAIL | 邮箱是zhang_3@example.cn。 | zhang_3@example.cn",
        "EMAIL | 邮箱ｌｉ＠ｅｘａｍｐｌｅ．ｃｎ | ｌｉ＠ｅｘａｍｐｌｅ．ｃｎ",
        "PHONE | 我的电话13800138000谢谢 | 13800138000",
        "PHONE | 请打 138 0013 8000 | 138 0013 8000",
        "PHONE | 手机号码：+86 138-0013-8000 | +86 138-0013-8000",
        "PHONE | 电话１３８００１３８０００ | １３８００１３８０００",
        "PHONE | 虚拟号18400138000-1234 | 18400138000-1234",
        "PHONE | 座机010-62781234转8012 | 010-62781234转8012",
        "PHONE | 座机 (0571) 8765 4321 | (0571) 8765 4321",
        "PHONE | 座机02162781234 | 02162781234",
        "PHONE | call +44 20 7946 0958 now | +44 20 7946 0958",
        "PHONE | call (555) 123-4567 now | (555) 123-4567",
        "ID | 身份证11010519491231002X。 | 11010519491231002X",
        "ID | 身份证号 440524188001010014 | ''",
        "CARD | 卡号6222 0212 3456 7890 128 | 6222 0212 3456 7890 128",
        "CARD | card 4111 1111 1111 1111 | 4111 1111 1111 1111",
        "CARD | 银行卡6222021234567890123 | ''",
        "CARD | amex 378282246310005 | 378282246310005",
        "ADDRESS | 请寄到上海市浦东新区张江路88号3栋502室，谢谢 | 上海市浦东新区张江路88号3栋502室",
        "ADDRESS | 我家住浙江杭州文三路100号 | 浙江杭州文三路100号",
        "ADDRESS | 地址：南山区阳光花园3栋2单元501室 | 南山区阳光花园3栋2单元501室",
        "ADDRESS | send it to 12 Green Garden Road, Apt 4, Oxford, OX1 2JD. | "
            + "'12 Green Garden Road, Apt 4, Oxford, OX1 2JD'",
        "ADDRESS | at 1600 Pennsylvania Avenue today | 1600 Pennsylvania Avenue",
      })
  void isFoundAsWritten(Kind kind, String text, String found) {
    var all = PersonalData.in(text);
    if (found.isEmpty()) {
      assertThat(all).extracting(PersonalData.Found::kind).doesNotContain(kind);
    } else {
      assertThat(all).hasSize(1);
      assertThat(all.getFirst().kind()).isEqualTo(kind);
      assertThat(text.substring(all.getFirst().start(), all.getFirst().end())).isEqualTo(found);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "订单号 4111111111111111 还没到",
        "订单编号：13800138000",
        "order number 4111 1111 1111 1111",
        "tracking no. 13800138000",
        "#13800138000",
        "快递SF13800138000123",
        "2849301928374650192",
        "EAN 6901234567892",
        "价格1999元，2026-11-24下单，型号A1-13800138000",
        "size 42, 100% cotton, 3-5 days, 12:30, v2.10.2026",
        "这条路很好走，一路12公里",
        "大道至简，味道3号",
        "坐地铁到中山路5号线",
        "@home 5 star, 10 Main points",
        "400-810-8888",
      })
  void isLeftAlone(String text) {
    assertThat(PersonalData.in(text)).isEmpty();
  }

  @Test
  void everythingInALongTextIsFoundInOrder() {
    String text =
        "我是李雷，电话13912345678，邮箱lei@example.com，身份证11010519491231002X，地址北京市海淀区中关村大街27号1101室。";
    assertThat(PersonalData.in(text))
        .extracting(PersonalData.Found::kind)
        .containsExactly(Kind.PHONE, Kind.EMAIL, Kind.ID, Kind.ADDRESS);
  }

  @Test
  void aHundredKilobytesAreReadAtOnce() {
    for (String part :
        new String[] {
          "1", "1 ", "a@", "路1号", "北京市", "(0", "12 Green ", "+1 ", "a@b.cc ", "０１２３４５６７８９"
        }) {
      assertThat(PersonalData.in(part.repeat(100_000 / part.length()))).isNotNull();
    }
  }
}
