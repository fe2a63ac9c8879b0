using System.Globalization;
using Mechanisms.Host.Results;

namespace Mechanisms.Conformance.Meaning;

/// <summary>Where a round is run makes no difference, from the text of a script to everything that is written.</summary>
public class CultureTests
{
    private const string Script = """
        language 1
        /// İki ışık: a rule with letters whose case depends on the language.
        kind ışıklar {
            set ışık ignoring case
            input INPUT_i[ışık] { amount : money, at least 0.5; at : time; counted = amount * 12.5% }, repeats last
            output Iı[ışık] : money
        }
        cost İndirim(n; exponent = 1.5) = n^exponent
        mechanism kültür is ışıklar {
            param price : cost from number to money = İndirim(exponent = 2.5)
            param big : whole number = 1e20
            accept INPUT_i when amount > 1.5 money otherwise "only {amount} at {at}"
            accept ışık i when INPUT_i.counted[i] < 1_000.25 money otherwise "{i} has {INPUT_i.counted[i]}"
            Iı[i] = price.buys(INPUT_i.counted[i]) * 1.25 money
            total = sum(i: Iı[i]) * -1234567.125
            many = big * 1000
            round Iı to 0.01, remainder to largest fractions
        }
        """;

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Another_culture_changes_no_bit_and_no_letter(string culture)
    {
        string expected = Under(CultureInfo.InvariantCulture);
        var other = CultureInfo.GetCultureInfo(culture);
        (other.NumberFormat.NumberDecimalSeparator != "." || other.Calendar is not GregorianCalendar).ShouldBeTrue("this machine has no cultures");
        Under(other).ShouldBe(expected);
    }

    // On a thread of its own, and on all that it starts.
    private static string Under(CultureInfo culture)
    {
        CultureInfo? before = CultureInfo.DefaultThreadCurrentCulture;
        CultureInfo.DefaultThreadCurrentCulture = culture;
        try
        {
            string text = "";
            Exception? fault = null;
            var thread = new Thread(() =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
                try
                {
                    text = Run();
                }
                catch (Exception thrown)
                {
                    fault = thrown;
                }
            });
            thread.Start();
            thread.Join();
            return fault is null ? text : throw new InvalidOperationException(fault.Message, fault);
        }
        finally
        {
            CultureInfo.DefaultThreadCurrentCulture = before;
        }
    }

    private static string Run()
    {
        using Desk desk = new();
        desk.With("kültür.mech", Script);
        desk.With(
            "rows.csv", "ışık,amount,at", "Ilk,1234.5,2026-11-22T17:05:00Z", "ilk,2.75,2026-11-23", "Ilık,1.25,2026-01-02", "İki,16000,2026-01-02", "son,9.5,2026-03-04 05:06");
        RunReport report = desk.Run("kültür.mech", ["INPUT_i=rows.csv"]);
        report.DroppedRows.Length.ShouldBe(1);
        report.DroppedMembers.Length.ShouldBe(1);
        return Desk.Text(report);
    }
}
