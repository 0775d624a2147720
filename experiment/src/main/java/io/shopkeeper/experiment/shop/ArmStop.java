package io.shopkeeper.experiment.shop;

import java.time.Instant;

/// That a guardrail stopped an arm.
///
/// @param shown how much worse than the control the arm was shown to be at least, relative, above
///   the guardrail's limit
public record ArmStop(String arm, Guardrail guardrail, double shown, Instant at) {}
