using System.Reflection;
using NeuroPose.Testing;

namespace NeuroPose.Architecture.Tests.Api;

public sealed class PublicApiTests
{
    [Theory]
    [MemberData(nameof(Rooms.All), MemberType = typeof(Rooms))]
    public void The_public_api_is_the_approved_one(string room)
    {
        var assembly = Assembly.Load(new AssemblyName(room));
        Snapshot.MatchFile(PublicApi.Of(assembly), Repository.PathTo("tests", "NeuroPose.Architecture.Tests", "PublicApi", $"{room}.verified.txt"));
    }
}
