using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Hdf5;

public sealed class Hdf5RoomTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_readers_of_HDF5_are_found_where_their_assembly_is()
    {
        Assert.Equal(
            [MotionFormat.NwbPose, MotionFormat.SleapAnalysis, MotionFormat.SleapProject, MotionFormat.DeepLabCutHdf5],
            MotionReaders.Hdf5.Value.Select(reader => reader.Format));
    }

    [Fact]
    public void An_HDF5_file_of_another_kind_is_refused_and_the_formats_that_were_tried_are_named()
    {
        var path = folder.PathTo("matlab.mat");
        HdfFiles.Write(path, new() { ["x"] = new double[3] });

        var problem = Assert.Throws<FileFormatException>(() => MotionFile.Load(path));

        Assert.Contains("no known motion format", problem.Message, StringComparison.Ordinal);
        Assert.Contains("NWB ndx-pose, SLEAP analysis, SLEAP project, DeepLabCut HDF5", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_assembly_the_package_that_is_missing_is_named()
    {
        // A copy of the other assemblies alone, in a process of its own.
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "NeuroPose.*").Where(file => !Path.GetFileName(file).StartsWith("NeuroPose.Formats.Hdf5", StringComparison.Ordinal)))
        {
            File.Copy(file, folder.PathTo(Path.GetFileName(file)));
        }

        var path = folder.PathTo("a.h5");
        HdfFiles.Write(path, new() { ["x"] = new double[3] });
        System.Runtime.Loader.AssemblyLoadContext alone = new("alone", isCollectible: true);
        alone.Resolving += (_, name) => File.Exists(folder.PathTo(name.Name + ".dll")) ? alone.LoadFromAssemblyPath(folder.PathTo(name.Name + ".dll")) : null;
        var motionFile = alone.LoadFromAssemblyPath(folder.PathTo("NeuroPose.Formats.dll")).GetType("NeuroPose.Formats.MotionFile")!;

        var problem = Assert.Throws<System.Reflection.TargetInvocationException>(() => motionFile.GetMethod("Detect")!.Invoke(null, [path])).InnerException!;

        Assert.Contains("NeuroPose.Formats.Hdf5, which is not here", problem.Message, StringComparison.Ordinal);
        alone.Unload();
    }
}
