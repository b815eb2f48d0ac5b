using System.Text.Json;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Tests.Readings;

public sealed class VitalSignStoreTests
{
    private static readonly VitalEstimate Known = new(12.5, 0.9, VitalStatus.Valid);

    [Fact]
    public void The_oldest_reading_goes_when_there_is_no_more_room()
    {
        var store = new VitalSignStore(2);
        for (var second = 0; second < 3; second++)
        {
            store.Add(new(second, Known, Known, 56));
        }

        Assert.Equal([1.0, 2.0], store.Readings.Select(reading => reading.TimeSeconds));
        Assert.Equal(2.0, store.Latest!.Value.TimeSeconds);
    }

    [Fact]
    public void A_missing_rate_counts_as_nothing_here_and_as_zero_in_the_reference()
    {
        var store = new VitalSignStore();
        store.Add(new(0, Known, Known, 56));
        store.Add(new(1, VitalEstimate.Unavailable, Known, 56));
        Assert.Equal(12.5, store.Summarize().Breathing.Mean);
        Assert.Equal(1, store.Summarize().Breathing.Count);
        Assert.Equal(6.25, store.SummarizeAsReference().Breathing.Mean);
        Assert.Equal(0.5, store.Summarize().ValidFraction);
    }

    [Fact]
    public void A_reading_and_an_alert_survive_json()
    {
        var reading = new VitalReading(7.5, Known, VitalEstimate.Unavailable, 52, 0.5);
        Assert.Equal(reading, JsonSerializer.Deserialize<VitalReading>(JsonSerializer.Serialize(reading)));
        var alert = new AnomalyAlert(7.5, VitalSign.Cardiac, AnomalyKind.SuddenChange, 0.25, "words");
        Assert.Equal(alert, JsonSerializer.Deserialize<AnomalyAlert>(JsonSerializer.Serialize(alert)));
        Assert.Contains("\"sudden_change\"", JsonSerializer.Serialize(alert), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_says_in_a_line_what_it_holds()
    {
        var store = new VitalSignStore(60);
        store.Add(new(0, Known, VitalEstimate.Unavailable, 56));
        Assert.Equal("1 of at most 60 readings: breathing 12.5 / min (12.5 to 12.5, 1 readings); heart no rate", store.ToString());
    }

    [Fact]
    public void An_empty_store_says_that_it_knows_nothing() => Assert.Contains("no rate", new VitalSignStore().Summarize().ToString(), StringComparison.Ordinal);
}
