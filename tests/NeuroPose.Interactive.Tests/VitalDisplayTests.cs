namespace NeuroPose.Interactive.Tests;

/// <summary>How vital signs and recordings of CSI look at the end of a cell and in a terminal.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class VitalDisplayTests
{
    [Fact]
    public void Vital_signs_have_rates_alerts_and_what_was_not_read() => Rendered.Match(VitalValues.Series("kitchen"));

    [Fact]
    public void A_reading_tells_both_rates_and_how_sure_they_are() => Rendered.Match(VitalValues.Series("kitchen").Readings[49]);

    [Fact]
    public void A_reading_that_abstains_says_so() => Rendered.Match(VitalValues.Series("kitchen").Readings[0]);

    [Fact]
    public void An_alert_says_when_and_what() => Rendered.Match(VitalValues.Series("kitchen").Alerts[0]);

    [Fact]
    public void A_recording_lists_nodes_and_what_was_passed_over() => Rendered.Match(VitalValues.Recording("kitchen"));

    [Fact]
    public void A_frame_is_a_chart_of_its_amplitudes() => Rendered.Match(VitalValues.Frame("kitchen"));
}
