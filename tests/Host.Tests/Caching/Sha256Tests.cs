using System.Security.Cryptography;
using CsCheck;
using Mechanisms.Host.Caching;

namespace Mechanisms.Host.Tests.Caching;

/// <summary>The hash against the framework's own.</summary>
public class Sha256Tests
{
    [Fact]
    public void Every_length_up_to_some_blocks_has_the_hash_that_it_should()
    {
        byte[] bytes = [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 37))];
        for (int length = 0; length <= bytes.Length; length++) Sha256.Of(bytes.AsSpan(0, length)).ShouldBe(SHA256.HashData(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Parts_one_after_the_other_have_the_hash_of_the_whole() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, 400]).Sample((bytes, cut) =>
        {
            var hash = new Sha256();
            hash.Append(bytes.AsSpan(0, Math.Min(cut, bytes.Length)));
            hash.Append(bytes.AsSpan(Math.Min(cut, bytes.Length)));
            return hash.Finish().SequenceEqual(SHA256.HashData(bytes));
        });

    [Fact]
    public void Parts_of_a_key_do_not_run_into_each_other() =>
        new KeyBuilder().Add("ab").Add("c").Build().ShouldNotBe(new KeyBuilder().Add("a").Add("bc").Build());
}
