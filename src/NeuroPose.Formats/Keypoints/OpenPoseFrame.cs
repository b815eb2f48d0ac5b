using System.Text;
using System.Text.Json;

namespace NeuroPose.Formats;

/// <summary>What one OpenPose file holds: the people of one frame.</summary>
/// <param name="People">The people in the order of the file.</param>
internal sealed record OpenPoseFrame(IReadOnlyList<OpenPosePerson> People)
{
    private static readonly byte[][] Names = [.. Enum.GetValues<OpenPosePart>().Select(part => Encoding.ASCII.GetBytes(part.FieldName()))];

    /// <summary>Parses a file.</summary>
    /// <param name="text">The bytes, which are not needed afterwards.</param>
    /// <param name="wanted">The parts to keep; others are passed.</param>
    /// <exception cref="FileFormatException">The file is no OpenPose file, or not JSON.</exception>
    public static OpenPoseFrame Parse(JsonBytes text, IReadOnlyList<OpenPosePart> wanted)
    {
        try
        {
            List<OpenPosePerson> people = [];
            var walk = new JsonWalk(text);
            var (isEmpty, hasPeople) = (true, false);
            if (walk.EnterObject("the frame"))
            {
                while (walk.NextMember(out var name))
                {
                    isEmpty = false;
                    if (name.SequenceEqual("people"u8))
                    {
                        hasPeople = true;
                        ReadPeople(ref walk, people, wanted);
                    }
                    else
                    {
                        walk.Skip();
                    }
                }
            }

            return isEmpty || hasPeople ? new(people) : throw text.Error("no \"people\" in it: this is no file of OpenPose.", 0);
        }
        catch (JsonException problem)
        {
            throw text.Broken(problem);
        }
    }

    private static void ReadPeople(ref JsonWalk walk, List<OpenPosePerson> people, IReadOnlyList<OpenPosePart> wanted)
    {
        double[] buffer = [];
        if (!walk.EnterArray("people"))
        {
            return;
        }

        while (walk.NextItem())
        {
            var person = new OpenPosePerson();
            if (walk.EnterObject("a person"))
            {
                while (walk.NextMember(out var name))
                {
                    if (name.SequenceEqual("person_id"u8))
                    {
                        person.Id = ReadId(ref walk, ref buffer);
                    }
                    else if (PartOf(name) is { } part && wanted.Contains(part))
                    {
                        ReadPart(ref walk, ref buffer, person, part);
                    }
                    else
                    {
                        walk.Skip();
                    }
                }
            }

            people.Add(person);
        }
    }

    private static void ReadPart(ref JsonWalk walk, ref double[] buffer, OpenPosePerson person, OpenPosePart part)
    {
        var (offset, width) = (walk.Offset, part.Width());
        var count = walk.Numbers(part.FieldName(), ref buffer);
        if (count % width != 0)
        {
            throw walk.Error(FormattableString.Invariant($"{count} numbers are no whole number of keypoints of {width}."), offset);
        }

        if (count > 0)
        {
            person.Numbers[(int)part] = buffer.AsSpan(0, count).ToArray();
        }
    }

    /// <summary>The person's number where a tracker gave one; -1 and a list of several are none.</summary>
    private static long? ReadId(ref JsonWalk walk, ref double[] buffer)
    {
        var count = 1;
        if (walk.IsArray)
        {
            count = walk.Numbers("person_id", ref buffer);
        }
        else
        {
            Array.Resize(ref buffer, Math.Max(1, buffer.Length));
            buffer[0] = walk.Number("person_id");
        }

        return count == 1 && buffer[0] is >= 0 and < int.MaxValue && buffer[0] == Math.Floor(buffer[0]) ? (long)buffer[0] : null;
    }

    private static OpenPosePart? PartOf(ReadOnlySpan<byte> name)
    {
        for (var part = 0; part < Names.Length; part++)
        {
            // OpenPose before version 1.3 has pose_keypoints, without the number of dimensions.
            if (name.SequenceEqual(Names[part]) || (((OpenPosePart)part).Width() == 3 && name.SequenceEqual(Names[part].AsSpan()[..^3])))
            {
                return (OpenPosePart)part;
            }
        }

        return null;
    }
}

/// <summary>One person in one file.</summary>
internal sealed class OpenPosePerson
{
    private static readonly int Parts = Enum.GetValues<OpenPosePart>().Length;

    /// <summary>The number that a tracker gave; null where there is none.</summary>
    public long? Id { get; set; }

    /// <summary>The numbers of each part; null where it is absent.</summary>
    public double[]?[] Numbers { get; } = new double[]?[Parts];
}
