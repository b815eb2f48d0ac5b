using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Nodes;
using NeuroPose.Testing;

namespace NeuroPose.Architecture.Tests.Conduct;

/// <summary>
/// What the rooms below the command line may not use stands in BannedSymbols.txt, and the compiler refuses it (RS0030). The compiler does
/// not say when a line names nothing, or when the next .NET brings a function that should stand there.
/// </summary>
public sealed class BannedSymbolsTests
{
    private static readonly HashSet<string> Lines = [.. File.ReadLines(Repository.PathTo("BannedSymbols.txt"))
        .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
        .Select(line => line.Split(';')[0])];

    private static readonly Type[] Mathematics =
    [
        typeof(Math), typeof(MathF), typeof(double), typeof(float), typeof(Half), typeof(NFloat), typeof(Complex), typeof(Vector),
        typeof(Vector2), typeof(Vector3), typeof(Vector4), typeof(Vector64), typeof(Vector128), typeof(Vector256), typeof(Vector512),
    ];

    // Correctly rounded, or exact, or no computation at all: the same on every machine.
    private static readonly HashSet<string> Exact = new(StringComparer.Ordinal)
    {
        "Abs", "BigMul", "BitDecrement", "BitIncrement", "Ceiling", "Clamp", "CopySign", "DivRem", "Floor", "FusedMultiplyAdd",
        "IEEERemainder", "ILogB", "Max", "MaxMagnitude", "Min", "MinMagnitude", "Round", "ScaleB", "Sign", "Sqrt", "Truncate",
    };

    [Theory]
    [InlineData(typeof(Math))]
    [InlineData(typeof(MathF))]
    public void Every_function_of_the_runtime_is_known_to_be_exact_or_banned(Type type) =>
        AssertBanned(Functions(type).Where(function => !Exact.Contains(function.Name)));

    [Fact]
    public void What_is_banned_of_one_type_of_numbers_is_banned_of_all()
    {
        var names = Functions(typeof(Math)).Concat(Functions(typeof(double)))
            .Where(function => Lines.Contains(IdOf(function)))
            .Select(function => function.Name)
            .ToHashSet(StringComparer.Ordinal);

        string[] some = ["Sin", "Exp", "Log10", "Pow", "ExpM1", "RootN", "ReciprocalEstimate", "MultiplyAddEstimate"];
        Assert.All(some, name => Assert.Contains(name, names));
        AssertBanned(Mathematics.SelectMany(Functions).Where(function => names.Contains(function.Name)));
    }

    [Fact]
    public void Every_line_about_mathematics_names_something()
    {
        var known = Mathematics.SelectMany(Functions).Select(IdOf).ToHashSet(StringComparer.Ordinal);
        var methods = Lines.Where(line =>
            line.StartsWith("M:", StringComparison.Ordinal) && !line.StartsWith("M:System.Environment.", StringComparison.Ordinal));
        Breaches.AssertNone([.. methods.Where(line => !known.Contains(line))]);
    }

    [Fact]
    public void The_console_and_the_environments_variables_are_banned()
    {
        Assert.Contains("T:System.Console", Lines);
        AssertBanned(typeof(Environment).GetMethods().Where(method =>
            method.Name.Contains("EnvironmentVariable", StringComparison.Ordinal)
            && method.Name != nameof(Environment.SetEnvironmentVariable)));
    }

    [Fact]
    public void Every_room_below_the_command_line_is_compiled_with_the_ban()
    {
        string[] locks = [.. new[] { "src", "kernel-extensions" }.SelectMany(folder =>
            Directory.EnumerateFiles(Repository.PathTo(folder), "packages.lock.json", SearchOption.AllDirectories))];
        Assert.NotEmpty(locks);
        foreach (var file in locks)
        {
            var direct = JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!.AsObject()
                .SelectMany(framework => framework.Value!.AsObject())
                .Where(package => package.Key == "Microsoft.CodeAnalysis.BannedApiAnalyzers")
                .Any(package => package.Value!["type"]!.GetValue<string>() == "Direct");
            Assert.True(direct != file.Contains("NeuroPose.Cli", StringComparison.Ordinal), file);
        }
    }

    private static void AssertBanned(IEnumerable<MethodInfo> methods) =>
        Breaches.AssertNone([.. methods.Select(IdOf).Where(id => !Lines.Contains(id))]);

    private static IEnumerable<MethodInfo> Functions(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName);

    /// <summary>The method's name as documentation comments write it.</summary>
    private static string IdOf(MethodInfo method)
    {
        var parameters = string.Join(',', method.GetParameters().Select(parameter => IdOf(parameter.ParameterType)));
        var generics = method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "";
        return $"M:{method.DeclaringType!.FullName}.{method.Name}{generics}{(parameters.Length > 0 ? $"({parameters})" : "")}";
    }

    private static string IdOf(Type type) => type switch
    {
        { IsGenericMethodParameter: true } => "``" + type.GenericParameterPosition,
        { IsByRef: true } => IdOf(type.GetElementType()!) + "@",
        { IsGenericType: true } =>
            $"{type.Namespace}.{type.Name.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(IdOf))}}}",
        _ => type.FullName!,
    };
}
