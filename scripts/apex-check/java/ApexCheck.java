import apex.jorje.semantic.ast.expression.SoqlExpression;
import apex.jorje.semantic.ast.expression.SoslExpression;
import apex.jorje.semantic.ast.visitor.ValidationScope;
import apex.jorje.semantic.compiler.*;
import apex.jorje.semantic.compiler.sfdc.*;
import apex.jorje.semantic.common.TestAccessEvaluator;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.semantic.symbol.type.SObjectTypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.services.exception.CompilationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles the Apex of a project with Salesforce's own front end as far as its validation, and prints what it says:
 * one line an error, `file TAB line TAB column TAB message`, then `files TAB number`.
 *
 * Arguments: the jar of standard types, the jar of object types, then the project's folders. Input: what an org refuses to
 * write, lines of `object TAB operation` and of `object.field`.
 */
public final class ApexCheck {
    private ApexCheck() {}

    public static void main(String[] arguments) throws Exception {
        java.util.logging.LogManager.getLogManager().reset(); // the parser logs its own sizes
        PlatformClasses classes = new PlatformClasses(Path.of(arguments[0]), Path.of(arguments[1]));
        List<Path> folders = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            folders.add(Path.of(arguments[i]));
        }
        ProjectMetadata project = ProjectMetadata.read(folders);
        new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().forEach(project.notWritten::add);
        check(project, new PlatformTypes(classes, project));
    }

    private static void check(ProjectMetadata project, PlatformTypes types) throws Exception {
        List<SourceFile> sources = new ArrayList<>();
        Map<String, Path> files = new HashMap<>();
        for (Path file : project.sources) {
            String name = file.getFileName().toString().replaceAll("\\.(cls|trigger)$", "");
            files.put(name.toLowerCase(), file);
            SourceFile.Builder source = SourceFile.builder();
            source.setBody(Files.readString(file));
            source.setKnownName(name);
            sources.add(source.build());
        }
        CompilationInput input = new CompilationInput(
            sources, types, new OwnOrg(), new NoQueryCheck(), null, NoopCompilerProgressCallback.get()
        );
        ApexCompiler compiler = ApexCompiler.builder()
            .setInput(input)
            .setValidationSettings(
                ValidationSettings.builder()
                    .setValidationBehavior(ValidationSettings.ValidationBehavior.COLLECT_MULTIPLE_ERRORS)
                    .build()
            )
            .build();
        for (CodeUnit unit : compiler.compile(CompilerStage.VALIDATE)) {
            Path file = files.get(String.valueOf(unit.getName()).toLowerCase());
            for (CompilationException error : unit.getErrors().get()) {
                System.out.println(
                    (file == null ? unit.getName() : file) + "\t" + error.getLoc().getLine() + "\t" + error.getLoc().getColumn() +
                    "\t" + String.valueOf(error.getError()).replaceAll("\\s+", " ")
                );
            }
        }
        System.out.println("files\t" + sources.size());
    }

    /** An org without namespaces: everything of the project is visible to all of it. */
    private static final class OwnOrg extends TestAccessEvaluator {
        @Override
        public boolean isSetupEntityVisibleToType(SObjectTypeInfo entity, TypeInfo referencing) {
            return true;
        }
    }

    /** The front end does not look inside queries; the local org's own check does, against the schema. */
    private static final class NoQueryCheck implements QueryValidator {
        @Override
        public String validateSoql(SymbolResolver resolver, ValidationScope scope, SoqlExpression query) {
            return query.getRawQuery();
        }

        @Override
        public String validateSosl(SymbolResolver resolver, ValidationScope scope, SoslExpression query) {
            return "";
        }
    }
}
