#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
// Writes squats-a.csv and squats-b.csv again: dotnet run make.cs
// Only +, -, *, / and square roots, in a fixed order: the same bytes on every machine.
using System.Globalization;
using System.Text;

const double thigh = 0.42, shank = 0.41, trunk = 0.50;

// Per squat: how deep the hip goes (m), how far the trunk leans forward (the shoulder's way, m), and how many frames it takes.
Write("squats-a.csv", noiseSeed: 7, [(0.34, 0.22, 66), (0.35, 0.22, 64), (0.34, 0.23, 68), (0.35, 0.22, 70), (0.34, 0.23, 72), (0.33, 0.24, 76)], gap: (150, 153));
Write("squats-b.csv", noiseSeed: 11, [(0.34, 0.23, 62), (0.33, 0.24, 64), (0.32, 0.26, 66), (0.29, 0.29, 72), (0.22, 0.33, 80), (0.19, 0.36, 84)], gap: (0, 0));

static void Write(string file, uint noiseSeed, (double Depth, double Lean, int Frames)[] squats, (int Start, int End) gap)
{
    var noise = noiseSeed;
    var text = new StringBuilder("time_s,shoulder_x,shoulder_y,hip_x,hip_y,knee_x,knee_y,ankle_x,ankle_y\n");
    var frame = 0;
    void Add(double depth, double lean)
    {
        // The foot stands; hip and knee follow from how deep the hip is, the knee before the line from ankle to hip.
        var (ankleX, ankleY) = (0.0, 0.08);
        var (hipX, hipY) = (-0.02 - (0.55 * depth), ankleY + thigh + shank - 0.01 - depth);
        var (dx, dy) = (hipX - ankleX, hipY - ankleY);
        var apart = Math.Sqrt((dx * dx) + (dy * dy));
        var along = ((shank * shank) - (thigh * thigh) + (apart * apart)) / (2 * apart);
        var aside = Math.Sqrt(Math.Max(0, (shank * shank) - (along * along)));
        var (kneeX, kneeY) = (ankleX + (along * dx / apart) + (aside * dy / apart), ankleY + (along * dy / apart) - (aside * dx / apart));
        var (shoulderX, shoulderY) = (hipX + lean, hipY + Math.Sqrt((trunk * trunk) - (lean * lean)));

        text.Append((frame / 30.0).ToString("0.0000", CultureInfo.InvariantCulture));
        foreach (var (joint, value) in new[] { (0, shoulderX), (0, shoulderY), (1, hipX), (1, hipY), (2, kneeX), (2, kneeY), (3, ankleX), (3, ankleY) })
        {
            // A linear congruential generator (Numerical Recipes' constants): 3 mm to either side.
            noise = unchecked((noise * 1664525) + 1013904223);
            var seen = joint != 2 || frame < gap.Start || frame >= gap.End;
            text.Append(',').Append(seen ? (value + (((noise >> 8) / 16777216.0) - 0.5) * 0.006).ToString("0.0000", CultureInfo.InvariantCulture) : "");
        }

        text.Append('\n');
        frame++;
    }

    void Stand(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            Add(0, 0.02);
        }
    }

    Stand(15);
    foreach (var (depth, lean, frames) in squats)
    {
        for (var i = 0; i < frames; i++)
        {
            // Down and up again: a polynomial that begins and ends at rest.
            var t = (double)i / frames;
            var way = 16 * t * t * (1 - t) * (1 - t);
            Add(depth * way, 0.02 + ((lean - 0.02) * way));
        }

        Stand(12);
    }

    File.WriteAllText(file, text.ToString());
}
