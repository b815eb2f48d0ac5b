using System.Text;

namespace NeuroPose.Formats.Tests.Loading;

/// <summary>Text files that were damaged in every way load or are refused with a place; nothing else happens.</summary>
public sealed class MutatedTextTests : WrittenFiles
{
    private static readonly (MotionFormat Format, string Text)[] Originals =
    [
        (MotionFormat.Trc, "PathFileType\t4\t(X/Y/Z)\tw.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\n100\t100\t2\t2\tmm\nFrame#\tTime\tA\t\t\tS:B\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n\n1\t0\t1\t2\t3\t4\t5\t6\n2\t0.01\t1.5\t-2e1\t3\t\t\t\n4\t0.03\t1\t2\t3\t4\t5\t6\n"),
        (MotionFormat.Storage,
            "Coordinates\nnRows=2\nnColumns=3\ninDegrees=yes\nendheader\ntime\tknee_angle_r\tpelvis_tx\n0\t1\t2\n0.01\t3\tNaN\n"),
        (MotionFormat.Storage, "DataType=Quaternion\nendheader\ntime\ta\tb\n0\t1,0,0,0\t0.5,0.5,0.5,0.5\n0.01\t1,0,0,0\t\n"),
        (MotionFormat.Bvh, "HIERARCHY\nROOT Hips\n{\nOFFSET 0 1 0\nCHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation\nJOINT Arm\n{\nOFFSET 1 0 0\nCHANNELS 3 Zrotation Xrotation Yrotation\nEnd Site\n{\nOFFSET 0 1 0\n}\n}\n}\nMOTION\nFrames: 2\nFrame Time: 0.0333333\n1 2 3 4 5 6 7 8 9\n1 2 3 4 5 6 7 8 9\n"),
        (MotionFormat.NexusCsv, "Trajectories\n100\n,,S:A,,,*1,,\nFrame,Sub Frame,X,Y,Z,X,Y,Z\n,,mm,mm,mm,mm,mm,mm\n1,0,1,2,3,4,5,6\n3,0,1,2,3,,,\n\nModel Outputs\n100\n,,S:AAngles,,\nFrame,Sub Frame,X,Y,Z\n,,deg,deg,deg\n1,0,1,2,3\n3,0,1,2,3\n\nDevices\n200\n,,P,\nFrame,Sub Frame,Fx,Fy\n,,N,N\n1,0,1,2\n1,1,3,4\n\nEvents\n100\nSubject,Context,Name,Time (s),Description\nS,Left,Foot Strike,0.02,x\n"),
        (MotionFormat.QualisysTsv, "NO_OF_FRAMES\t2\nNO_OF_MARKERS\t2\nFREQUENCY\t100\nEVENT\tRHS\t2\t0.01\nMARKER_NAMES\tA\tB\nFrame\tTime\tA X\tA Y\tA Z\tB X\tB Y\tB Z\n1\t0\t1\t2\t3\t4\t5\t6\n2\t0.01\t1\t2\t3\t0\t0\t0\n"),
        (MotionFormat.MotiveCsv, "Format Version,1.23,Export Frame Rate,120,Rotation Type,XYZ,Length Units,Meters\n\n,Type,Rigid Body,Rigid Body,Rigid Body,Marker,Marker,Marker\n,Name,F,F,F,A,A,A\n,ID,1,1,1,2,2,2\n,,Position,Position,Position,Position,Position,Position\nFrame,Time (Seconds),X,Y,Z,X,Y,Z\n0,0,1,2,3,4,5,6\n1,0.008333,1,2,3,,,\n"),
        (MotionFormat.PosesCsv, "frame,person,time_s,hip_x,hip_y,hip_confidence\n0,a,0,1,2,0.5\n0,b,0,1,2,0.5\n2,a,0.02,1,2,\n"),
    ];

    private static readonly string[] Insertions =
    [
        "\t", ",", ";", "\n", "\r", "\"", "\0", ":", "*", "{", "}", "-", "e", "1e308", "-1e308", "1e999", "nan", "inf", "99999999999",
            "-2147483648", "2147483647", "0", "1,5", "\uFEFF",
        "Trajectories\n", "Devices\n", "endheader\n", "MOTION\n", "JOINT x\n", "CHANNELS 3", "Frame", "EVENT\t", "DataType=Vec3\n",
    ];

    [Fact]
    public void A_damaged_file_loads_or_is_refused_with_a_reason() => Assert.Equal(3000, Run(3000, seed: 1));

    /// <summary>Loads so many damaged files; returns how many, as anything but a refusal is thrown.</summary>
    private int Run(int count, int seed)
    {
        var random = new Random(seed);
        var refused = 0;
        for (var round = 0; round < count; round++)
        {
            var (format, text) = Originals[round % Originals.Length];
            var bytes = Encoding.UTF8.GetBytes(text).ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                Change(bytes, random);
            }

            var path = Write("damaged", [.. bytes]);
            try
            {
                var recording = MotionFile.Load(path, new() { Format = format, AllowTruncated = round % 2 == 0 });
                _ = recording.ToString();
                Assert.All(recording.Persons, person =>
                    Assert.Equal(3 * recording.FrameCount * person.Labels.Count, person.Coordinates.Length));
            }
            catch (NeuroPoseException problem)
            {
                Assert.NotEmpty(problem.Problem);
                refused++;
            }
            catch (Exception problem) when (problem is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException(
                    $"Round {round} of {format} with seed {seed}: {Encoding.UTF8.GetString([.. bytes])}", problem);
            }
        }

        // Were none refused or all, nothing would have been tried.
        Assert.InRange(refused, count / 10, count - (count / 10));
        return count;
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 30), bytes.Count - at);
        switch (random.Next(5))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 3 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Insertions[random.Next(Insertions.Length)]));
                break;
        }
    }
}
