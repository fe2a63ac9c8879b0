using CsCheck;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Interpreting;

namespace Mechanisms.Conformance.Generated;

/// <summary>The compiled kernel gives what the interpreter gives, to the bit.</summary>
public class AgreementTests
{
    [Fact]
    public void Kernel_and_interpreter_agree() =>
        GeneratedCase.Several.Sample(
            cases =>
            {
                using var kernel = new KernelBackend(cases[0].Mechanism);
                var interpreter = new Interpreter(cases[0].Mechanism);
                foreach (GeneratedCase given in cases) Agreement.Check(interpreter, kernel, given.Round);
            },
            print: cases => Printer.Print(cases[0].Mechanism),
            iter: GeneratedCase.Count(30));
}
