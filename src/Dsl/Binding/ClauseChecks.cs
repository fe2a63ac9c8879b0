using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Refuses clauses that would say nothing where they stand: nobody may believe in a bound that is not kept.</summary>
internal sealed class ClauseChecks(MessageSink messages)
{
    public void OfOutput(OutputSyntax output, SourceText source)
    {
        foreach (ClauseSyntax clause in output.Clauses)
        {
            string remedy = clause switch
            {
                BoundClauseSyntax { Kind: BoundKind.AtLeast or BoundKind.Above } => "bounds are for inputs and parameters; write `max(0, …)` in the step that gives the output",
                BoundClauseSyntax => "bounds are for inputs and parameters; write `min(…)` in the step that gives the output, or `round … to …, at most …`",
                SurplusDefaultSyntax => "the step that gives the output gives it for everybody; write `otherwise` there",
                _ => "it is for inputs",
            };
            Refuse(clause, source, "an output", remedy);
        }
    }

    public void OfParameter(ParameterSyntax parameter, SourceText source)
    {
        bool isRole = parameter.Type is CostTypeSyntax or SaturationTypeSyntax;
        foreach (ClauseSyntax clause in parameter.Clauses)
        {
            if (clause is SurplusDefaultSyntax) messages.Add(NameMessages.ClauseTwice(source.LocationOf(clause.Span), "= …"));
            else if (isRole) Refuse(clause, source, "a cost or saturation", "leave it out: the laws of costs and saturations are checked anyway");
            else if (clause is RepeatsClauseSyntax) Refuse(clause, source, "a parameter", "it is for inputs, which have rows");
        }
    }

    public void OfInput(InputSyntax input, SourceText source)
    {
        bool hasColumns = !input.Columns.IsDefaultOrEmpty;
        foreach (ClauseSyntax clause in input.Clauses)
        {
            if (clause is SurplusDefaultSyntax && !hasColumns) messages.Add(NameMessages.ClauseTwice(source.LocationOf(clause.Span), "= …"));
            else if (hasColumns && clause is SurplusDefaultSyntax or BoundClauseSyntax && hasColumns) Refuse(clause, source, "an input with columns", "write it behind the type of the column that is meant");
        }
    }

    public void OfColumn(ColumnSyntax column, SourceText source)
    {
        foreach (ClauseSyntax clause in column.Clauses)
        {
            if (clause is SurplusDefaultSyntax) messages.Add(NameMessages.ClauseTwice(source.LocationOf(clause.Span), "= …"));
            else if (clause is RepeatsClauseSyntax) Refuse(clause, source, "a column", "write it behind the closing brace of the input: a row counts as a whole");
        }
    }

    private void Refuse(ClauseSyntax clause, SourceText source, string where, string remedy)
    {
        if (clause is ErrorClauseSyntax) return;
        string written = clause is SurplusDefaultSyntax ? "= " + source.Slice(clause.Span) : source.Slice(clause.Span);
        messages.Add(NameMessages.ClauseWithoutEffect(source.LocationOf(clause.Span), written, where, remedy));
    }
}
