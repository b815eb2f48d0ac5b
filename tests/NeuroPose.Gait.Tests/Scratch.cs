using NeuroPose.Segmentation;
using NeuroPose.Poses;
using NeuroPose.Formats;
using NeuroPose.Testing;
using Xunit.Abstractions;
namespace NeuroPose.Gait.Tests;
public sealed class Scratch(ITestOutputHelper o)
{
    [Fact]
    public void Report()
    {
        var trials = new (string, RealTrial)[] { ("fukuchi", RealTrial.Fukuchi()), ("pd", RealTrial.Marked("gait/figshare_pd_SUB05_off_walk_8.c3d")), ("pdjson", RealTrial.Annotated()), ("gaitalytics", RealTrial.Marked("gait/gaitalytics_test_small.c3d")), ("auckland", RealTrial.Marked("c3d/auckland_FMC_dynamic_MH0222_BP06.c3d")) };
        foreach (var (name, t) in trials)
        {
            foreach (var step in new[] { 1, t.Walk.FramesPerSecond > 120 ? 5 : 3 })
            {
                var r = t.Every(step);
                foreach (var m in step == 1 ? Enum.GetValues<GaitEventMethod>().Where(m => m < GaitEventMethod.File) : [GaitEventMethod.Composite])
                {
                    var e = GaitEvents.Detect(r.Walk, new() { Method = m });
                    var s = e.Score(r.Truth);
                    if (m == 0) { o.WriteLine($"== {name} {r.Walk.FramesPerSecond} {e.WalkingFrame}"); foreach (var p in e.Problems) o.WriteLine("   " + p); }
                    o.WriteLine($"{m,-15} {s.Of(GaitEventType.InitialContact)}");
                    o.WriteLine($"{"",-15} {s.Of(GaitEventType.FootOff)}");
                    if (m == 0 && step == 1) foreach (var side in new[] { Side.Left, Side.Right }) foreach (var type in Enum.GetValues<GaitEventType>())
                        o.WriteLine($"   {side} {type} det {string.Join(" ", e.Events.Where(x => x.Side == side && x.Type == type).Take(12).Select(x => $"{x.TimeSeconds:0.000}({x.Confidence:0.00},{x.SpreadMilliseconds:0})"))} | true {string.Join(" ", r.Truth.Times(side, type).Take(12).Select(x => x.ToString("0.000")))}");
                }
            }
            try { var old = GaitCycles.DetectBoth(t.Walk); var oe = GaitEvents.Of(GaitEventMethod.File, old.Left.Cycles.Concat(old.Right.Cycles).Select(c => new GaitEvent(c.Side, GaitEventType.InitialContact, c.StrikeSeconds)));
            o.WriteLine("OLD " + oe.Score(t.Truth).Of(GaitEventType.InitialContact)); } catch (Exception x) { o.WriteLine("OLD " + x.Message); }
        }
        foreach (var f in new[] { "gait/fukuchi_WBDS42walkT03.c3d", "gait/figshare_pd_SUB05_off_walk_8.c3d", "gait/gaitalytics_test_small.c3d", "c3d/auckland_FMC_dynamic_MH0222_BP06.c3d", "c3d/opensim_walking5.c3d" })
        {
            try { var p = PlateEvents.From(C3dFile.Load(RealFiles.PathTo(f)));
            o.WriteLine($"{f} {p.Events} {p.IsTreadmill}"); foreach (var c in p.Contacts.Take(8)) o.WriteLine("  " + c);
            var d = GaitEvents.Detect(MotionFile.Load(RealFiles.PathTo(f)).Poses()); foreach (var ty in Enum.GetValues<GaitEventType>()) o.WriteLine("  vs plates " + d.Score(p.Events).Of(ty)); }
            catch (Exception x) { o.WriteLine(f + " " + x.Message); }
        }
    }
}
