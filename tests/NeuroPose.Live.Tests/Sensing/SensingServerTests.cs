using System.Net;
using NeuroPose.Live.Sensing;
using NeuroPose.Live.Tests.Doubles;
using NeuroPose.Testing;

namespace NeuroPose.Live.Tests.Sensing;

public sealed class SensingServerTests
{
    [Fact(Timeout = 30_000)]
    public async Task Every_page_is_read_to_its_type()
    {
        await using var server = await TestSensingServer.StartAsync(token: "t");
        var socket = Golden.Read("csi", "protocol.json").GetProperty("ws");
        server.Page("/health", """{"status":"ok","source":"esp32","tick":7,"clients":2}""");
        server.Page("/api/v1/info", """{"version":"0.3.0","backend":"rust","source":"esp32","environment":"production","features":{"streaming":true,"ruvector":false}}""");
        server.Page("/api/v1/sensing/latest", socket.GetProperty("sensing_update").GetRawText());
        server.Page("/api/v1/nodes", """{"nodes":[{"node_id":1,"status":"active","last_seen_ms":10,"rssi_dbm":-50.5,"motion_level":"absent","person_count":0}],"total":1}""");
        server.Page("/api/v1/vital-signs", """{"vital_signs":{"breathing_rate_bpm":14.5,"heart_rate_bpm":null,"breathing_confidence":0.5,"heartbeat_confidence":0,"signal_quality":0.2},"tick":1}""");
        server.Page("/api/v1/edge-vitals", $$"""{"status":"ok","edge_vitals":{{socket.GetProperty("edge_vitals").GetRawText()}}}""");
        server.Page("/api/v1/pose/current", $$"""{"timestamp":5,"persons":{{socket.GetProperty("sensing_update").GetProperty("persons").GetRawText()}},"total_persons":1,"source":"esp32"}""");
        server.Page("/api/v1/recording/list", """{"recordings":[{"id":"rec_1","status":"completed","frames":12}]}""");
        server.Page("/api/v1/recording/start", """{"success":true,"recording_id":"night"}""");
        server.Page("/api/v1/recording/stop", """{"success":true,"recording_id":"night","duration_secs":3}""");
        server.Page("/api/v1/calibration/status", """{"active":true,"status":"Fresh","frame_count":600}""");
        server.Page("/api/v1/calibration/start", """{"success":true}""");
        server.Page("/api/v1/models", """{"models":[{"id":"m1"},{"name":"m2"}],"total":2}""");
        server.Page("/api/v1/train/status", """{"status":"idle","config":null}""");
        server.Page("/api/v1/pose/stats", """{"frames":3}""");
        using var client = new SensingServer($"127.0.0.1:{server.Port}", new() { Token = "t" });

        Assert.Equal(new("ok", "esp32", 7, 2), await client.HealthAsync());
        Assert.Equal(("0.3.0", "rust", "streaming"), (await client.InfoAsync() is var info ? (info.Version, info.Backend, Assert.Single(info.Features)) : default));
        Assert.Equal(42, (await client.LatestAsync())!.Tick);
        Assert.Equal(new("1", "active", 10, -50.5, "absent", 0), Assert.Single(await client.NodesAsync()));
        Assert.Equal(new(14.5, null, 0.5, 0, 0.2), await client.VitalSignsAsync());
        Assert.Equal(14.25, (await client.EdgeVitalsAsync())!.BreathingPerMinute);
        var pose = await client.PoseAsync();
        Assert.Equal((17, "esp32", 5.0), (Assert.Single(pose.Persons).Pose.VisibleCount, pose.Source, pose.TimestampSeconds));
        Assert.Equal(new("rec_1", "completed", 12, null), Assert.Single(await client.RecordingsAsync()));
        Assert.Equal(("night", "night"), (await client.StartRecordingAsync("night"), await client.StopRecordingAsync()));
        Assert.Contains(("/api/v1/recording/start", "{\"id\":\"night\"}"), server.Requests);
        Assert.Equal(new(true, "Fresh", 600), await client.CalibrationAsync());
        await client.StartCalibrationAsync();
        Assert.Equal<string>(["m1", "m2"], await client.ModelsAsync());
        Assert.Equal("idle", await client.TrainingAsync());
        Assert.Equal(3, (await client.GetAsync("/api/v1/pose/stats")).GetProperty("frames").GetInt32());
    }

    [Fact(Timeout = 30_000)]
    public async Task What_a_server_does_not_have_yet_is_null_and_no_made_up_number()
    {
        await using var server = await TestSensingServer.StartAsync();
        server.Page("/api/v1/sensing/latest", """{"status":"no data yet"}""");
        server.Page("/api/v1/edge-vitals", """{"status":"no_data","edge_vitals":null,"message":"none yet"}""");
        server.Page("/api/v1/vital-signs", """{"vital_signs":{"breathing_rate_bpm":0}}""");
        server.Page("/health", "{}");
        using var client = new SensingServer($"127.0.0.1:{server.Port}");

        Assert.Null(await client.LatestAsync());
        Assert.Null(await client.EdgeVitalsAsync());
        Assert.Equal(new(null, null, null, null, null), await client.VitalSignsAsync());
        Assert.Equal(new(null, null, null, null), await client.HealthAsync());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_server_that_says_no_is_an_error_with_its_words_whatever_the_status()
    {
        await using var server = await TestSensingServer.StartAsync(token: "t");
        server.Page("/api/v1/recording/start", """{"error":"recording already in progress","success":false}""");
        server.Page("/health", """{"type":"about:blank","title":"Too busy","detail":"try later"}""", 503);
        server.Page("/api/v1/info", "<html>");
        using var client = new SensingServer($"127.0.0.1:{server.Port}", new() { Token = "t" });

        Assert.Contains("the server refuses: recording already in progress.", (await Assert.ThrowsAsync<SensingServerException>(() => client.StartRecordingAsync())).Message, StringComparison.Ordinal);
        var busy = await Assert.ThrowsAsync<SensingServerException>(() => client.HealthAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.Status);
        Assert.Contains("HTTP 503, try later.", busy.Message, StringComparison.Ordinal);
        Assert.Contains("Is it a sensing server?", (await Assert.ThrowsAsync<SensingServerException>(() => client.InfoAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<SensingServerException>(() => client.ModelsAsync())).Status);

        using var stranger = new SensingServer($"127.0.0.1:{server.Port}");
        Assert.Contains("Give the token", (await Assert.ThrowsAsync<SensingServerException>(() => stranger.HealthAsync())).Message, StringComparison.Ordinal);
        await server.DisposeAsync();
        Assert.Contains("no answer", (await Assert.ThrowsAsync<SensingServerException>(() => client.HealthAsync())).Message, StringComparison.Ordinal);
    }
}
