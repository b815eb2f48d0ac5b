using System.Reflection;
using System.Runtime.CompilerServices;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests;

/// <summary>What every record that tells this library what to do has in common.</summary>
public class OptionRecordTests
{
    private static readonly string[] Endings = ["Options", "Definition", "Config", "Criteria", "Inputs", "Stage", "Signal", "Subject"];

    /// <summary>Each property that may not be null, as its record and its name.</summary>
    public static TheoryData<Type, string> NeverNull
    {
        get
        {
            var nullability = new NullabilityInfoContext();
            var data = new TheoryData<Type, string>();
            foreach (var type in typeof(PoseSequence).Assembly.GetExportedTypes().Where(IsOptionRecord))
            {
                foreach (var property in type.GetProperties().Where(property => property.DeclaringType == type && property.SetMethod is { IsPublic: true } && !property.PropertyType.IsValueType))
                {
                    if (nullability.Create(property).WriteState == NullabilityState.NotNull)
                    {
                        data.Add(type, property.Name);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(NeverNull))]
    public void Null_is_refused_by_the_name_of_the_property(Type record, string name)
    {
        var property = record.GetProperty(name)!;
        var made = RuntimeHelpers.GetUninitializedObject(record);

        var thrown = Assert.Throws<TargetInvocationException>(() => property.SetValue(made, null));

        Assert.Equal(name, Assert.IsAssignableFrom<ArgumentException>(thrown.InnerException).ParamName);
    }

    [Fact]
    public void The_rule_finds_the_records_that_it_is_about()
    {
        var found = NeverNull.Select(row => $"{((Type)row[0]).Name}.{row[1]}").ToList();

        Assert.All(new[] { "DtwDefinition.Band", "AnalysisConfig.Inputs", "GaitCycles.Signal", "SegmentationConfig.Extractor", "DbaOptions.Start" }, name => Assert.Contains(name, found));
    }

    [Fact]
    public void Numbers_out_of_range_and_skeletons_without_joints_are_refused_by_name()
    {
        Assert.Equal("Band", Assert.Throws<ArgumentNullException>(() => new DtwDefinition { Band = null! }).ParamName);
        Assert.Contains("MaximumStep must be 0 or more", Assert.Throws<ArgumentOutOfRangeException>(() => new DtwDefinition { MaximumStep = -3 }).Message, StringComparison.Ordinal);
        Assert.Contains("MaximumSum must be 0 or more", Assert.Throws<ArgumentOutOfRangeException>(() => new DtwDefinition { MaximumSum = double.NaN }).Message, StringComparison.Ordinal);
        Assert.Contains("The skeleton empty has no joints", Assert.Throws<ArgumentException>(() => new Skeleton("empty", [], [])).Message, StringComparison.Ordinal);
        Assert.Equal("bones", Assert.Throws<ArgumentNullException>(() => new Skeleton("s", ["a"], null!)).ParamName);
    }

    private static bool IsOptionRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null && !type.IsAbstract
        && (Endings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)) || (type.DeclaringType is { } outer && outer.Name.EndsWith("Stage", StringComparison.Ordinal)));
}
