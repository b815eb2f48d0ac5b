using PureHDF;

namespace NeuroPose.Testing.Motion;

/// <summary>Writes projects of SLEAP: tables of frames, instances and points, and the skeleton as JSON.</summary>
internal static class SleapProject
{
    /// <summary>The type of an instance that a person labeled.</summary>
    public const byte User = 0;

    /// <summary>The type of an instance that a model predicted.</summary>
    public const byte Predicted = 1;

    /// <summary>Writes the project and returns its path.</summary>
    public static string Write(
        string path, Frame[] frames, Instance[] instances, PredictedPoint[]? predicted = null, Point[]? user = null, string[]? tracks = null, string[]? videos = null,
        double format = 1.2, string? json = null)
    {
        // The skeleton is inside nx_graph, as newer projects have it; its first node is the second of the list.
        json ??= """
            {"nodes": [{"name": "head"}, {"name": "tail"}], "skeletons": [{"nx_graph": {"graph": {"name": "fish"}, "nodes": [{"id": 1}, {"id": 0}],
             "links": [{"source": 0, "target": 1, "type": {"py/reduce": [{"py/type": "EdgeType"}, {"py/tuple": [1]}]}},
                       {"source": 1, "target": 0, "type": {"py/reduce": [{"py/type": "EdgeType"}, {"py/tuple": [2]}]}}]}}]}
            """;
        H5File file = new()
        {
            ["frames"] = new H5Dataset(frames),
            ["instances"] = new H5Dataset(instances),
            ["points"] = new H5Dataset(user ?? []),
            ["pred_points"] = new H5Dataset(predicted ?? []),
            ["tracks_json"] = tracks ?? [],
            ["videos_json"] = videos ?? ["{\"backend\": {\"filename\": \"a.mp4\"}}"],
            ["metadata"] = HdfFiles.Group([], ("format_id", format), ("json", json)),
        };
        HdfFiles.Write(path, file);
        return path;
    }

#pragma warning disable CS0649, IDE1006, SA1307 // The names are those of SLEAP's fields.
    internal struct Frame(ulong id, uint inVideo, ulong index, ulong start, ulong end)
    {
        public ulong frame_id = id;
        public uint video = inVideo;
        public ulong frame_idx = index;
        public ulong instance_id_start = start;
        public ulong instance_id_end = end;
    }

    internal struct Instance(byte type, int track, ulong points)
    {
        public byte instance_type = type;
        public uint skeleton;
        public int track = track;
        public long from_predicted = -1;
        public float score = 0.75f;
        public ulong point_id_start = points;
        public ulong point_id_end = points + 2;

        public long FromPredicted
        {
            init => from_predicted = value;
        }
    }

    internal struct Point(double x, double y)
    {
        public double x = x;
        public double y = y;
        public byte visible = 1;
        public byte complete;

        public byte Visible
        {
            init => visible = value;
        }
    }

    internal struct PredictedPoint(double x, double y, double score)
    {
        public double x = x;
        public double y = y;
        public byte visible = 1;
        public byte complete;
        public double score = score;
    }
}
