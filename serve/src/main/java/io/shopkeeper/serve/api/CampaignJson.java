package io.shopkeeper.serve.api;

import io.shopkeeper.advertise.campaign.AudienceInsight;
import io.shopkeeper.advertise.campaign.Campaign;
import io.shopkeeper.advertise.campaign.CampaignForecast;
import io.shopkeeper.advertise.campaign.CampaignResults;
import io.shopkeeper.advertise.campaign.CampaignResults.CreativeResult;
import io.shopkeeper.advertise.campaign.CampaignResults.DayResult;
import io.shopkeeper.advertise.campaign.Campaigns;
import io.shopkeeper.advertise.campaign.Creative;
import io.shopkeeper.advertise.campaign.Goal;
import io.shopkeeper.advertise.campaign.Offer;
import io.shopkeeper.domain.Money;
import io.shopkeeper.evaluation.Interval;
import java.util.Currency;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Campaigns, offers and results as JSON; amounts in major units.
final class CampaignJson {
  private CampaignJson() {}

  static void campaign(JsonGenerator json, Campaign campaign, Currency currency) {
    json.writeStartObject();
    json.writeStringProperty("id", campaign.id());
    json.writeStringProperty("name", campaign.name());
    json.writeStringProperty("state", campaign.state().wireName());
    json.writeStringProperty("starts", campaign.starts().toString());
    json.writeStringProperty("ends", campaign.ends().toString());
    json.writeStringProperty("currency", currency.getCurrencyCode());
    json.writeNumberProperty("budget", new Money(campaign.budgetMinor(), currency).major());
    json.writeNumberProperty(
        "perThousand", new Money(campaign.perThousandMinor(), currency).major());
    json.writeStringProperty("goal", campaign.goal().wireName());
    json.writeArrayPropertyStart("audience");
    campaign.audience().forEach(json::writeString);
    json.writeEndArray();
    json.writeNumberProperty("dailyCap", campaign.dailyCap());
    json.writeArrayPropertyStart("creatives");
    for (Creative creative : campaign.creatives()) {
      json.writeStartObject();
      creative(json, creative);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void creative(JsonGenerator json, Creative creative) {
    json.writeStringProperty("id", creative.id());
    json.writeStringProperty("content", creative.content());
    json.writeObjectPropertyStart("attributes");
    creative.attributes().forEach(json::writeStringProperty);
    json.writeEndObject();
  }

  /// @param goal what `expected` is of: money, told with its currency, or a share of impressions
  static void offer(JsonGenerator json, Offer offer, Goal goal, Currency currency) {
    json.writeStartObject();
    switch (offer) {
      case Offer.Shown shown -> {
        json.writeStringProperty("impression", shown.impression().id());
        json.writeObjectPropertyStart("creative");
        creative(json, shown.creative());
        json.writeEndObject();
        json.writeNumberProperty("propensity", shown.impression().propensity());
        double expected = shown.impression().expected();
        if (goal == Goal.VALUE) {
          json.writeNumberProperty("expected", expected * major(currency));
          json.writeStringProperty("currency", currency.getCurrencyCode());
        } else {
          json.writeNumberProperty("expected", expected);
        }
      }
      case Offer.Withheld withheld ->
          json.writeStringProperty("withheld", withheld.reason().wireName());
    }
    json.writeEndObject();
  }

  static void results(
      JsonGenerator json, CampaignResults results, List<Campaigns.Act> acts, Currency currency) {
    double major = major(currency);
    json.writeStartObject();
    json.writeName("campaign");
    campaign(json, results.campaign(), currency);
    json.writeNumberProperty("spent", results.spentMinor() * major);
    json.writeNumberProperty("plannedShare", results.plannedShare());
    json.writeArrayPropertyStart("creatives");
    for (CreativeResult one : results.creatives()) {
      json.writeStartObject();
      json.writeStringProperty("id", one.creative().id());
      json.writeNumberProperty("impressions", one.impressions());
      json.writeNumberProperty("clicks", one.clicks());
      json.writeNumberProperty("conversions", one.conversions());
      json.writeNumberProperty("value", one.valueMinor() * major);
      interval(json, "clickRate", one.clickRate());
      interval(json, "conversionRate", one.conversionRate());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("days");
    for (DayResult day : results.days()) {
      json.writeStartObject();
      json.writeStringProperty("day", day.day().toString());
      json.writeNumberProperty("impressions", day.impressions());
      json.writeNumberProperty("spent", day.spentMinor() * major);
      json.writeNumberProperty("planned", day.plannedMinor() * major);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("acts");
    for (Campaigns.Act act : acts) {
      json.writeStartObject();
      json.writeStringProperty("what", act.what());
      json.writeStringProperty("who", act.who());
      json.writeStringProperty("at", act.at().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static void forecast(JsonGenerator json, CampaignForecast forecast, Currency currency) {
    json.writeStartObject();
    interval(json, "impressions", forecast.impressions());
    interval(json, "spent", scaled(forecast.spentMinor(), major(currency)));
    forecast.clicks().ifPresent(clicks -> interval(json, "clicks", clicks));
    forecast.conversions().ifPresent(orders -> interval(json, "conversions", orders));
    json.writeEndObject();
  }

  /// @param goal what a response is: money, or a share of impressions
  static void insights(
      JsonGenerator json, List<AudienceInsight> insights, Goal goal, Currency currency) {
    double unit = goal == Goal.VALUE ? major(currency) : 1;
    json.writeStartObject();
    json.writeArrayPropertyStart("audiences");
    for (AudienceInsight audience : insights) {
      json.writeStartObject();
      json.writeStringProperty("interest", audience.interest());
      json.writeNumberProperty("impressions", audience.impressions());
      json.writeArrayPropertyStart("creatives");
      for (AudienceInsight.Standing one : audience.creatives()) {
        json.writeStartObject();
        json.writeStringProperty("id", one.creative().id());
        json.writeNumberProperty("share", one.share());
        json.writeNumberProperty("impressions", one.impressions());
        json.writeNumberProperty("clicks", one.clicks());
        interval(json, "clickRate", one.clickRate());
        interval(json, "expected", scaled(one.expected(), unit));
        json.writeArrayPropertyStart("reasons");
        for (AudienceInsight.Reason reason : one.reasons()) {
          json.writeStartObject();
          json.writeStringProperty("feature", reason.feature());
          json.writeNumberProperty("general", reason.general() * unit);
          json.writeNumberProperty("match", reason.match() * unit);
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// What one minor unit is.
  private static double major(Currency currency) {
    return new Money(1, currency).major().doubleValue();
  }

  private static Interval scaled(Interval one, double factor) {
    return new Interval(
        one.low() * factor, one.estimate() * factor, one.high() * factor, one.level());
  }

  static void interval(JsonGenerator json, String name, Interval interval) {
    json.writeArrayPropertyStart(name);
    json.writeNumber(interval.low());
    json.writeNumber(interval.estimate());
    json.writeNumber(interval.high());
    json.writeEndArray();
  }
}
