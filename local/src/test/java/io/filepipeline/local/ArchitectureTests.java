package io.filepipeline.local;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Who may know whom.
 */
@AnalyzeClasses(packages = "io.filepipeline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String[] FUNCTIONS = { "..upload..", "..record..", "..split.." };

	@ArchTest
	static final ArchRule functionsKnowNoneOfTheOthers = slices().matching("io.filepipeline.(upload|record|split)..")
		.should()
		.notDependOnEachOther()
		.because("they meet only in the messages of io.filepipeline.contracts");

	@ArchTest
	static final ArchRule functionsKnowNoWebAndNoLambda = noClasses().that()
		.resideInAnyPackage(FUNCTIONS)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.filepipeline.host..", "io.filepipeline.local..", "jakarta.servlet..",
				"org.springframework.web..", "org.springframework.http..", "com.amazonaws.services.lambda..")
		.because("the same bean runs behind a web host or as a Lambda; put web code in api-host");

	@ArchTest
	static final ArchRule contractsKnowNobody = classes().that()
		.resideInAPackage("io.filepipeline.contracts..")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("io.filepipeline.contracts..", "java..", "javax.crypto..", "jakarta.validation..",
				"org.hibernate.validator..", "com.standardwebhooks..", "com.google.re2j..",
				"com.fasterxml.jackson.annotation..", "tools.jackson..", "org.jspecify..", "org.slf4j..")
		.because("messages are plain records that any program could use");

	@ArchTest
	static final ArchRule nobodyKnowsTheLocalPipeline = noClasses().that()
		.resideOutsideOfPackage("io.filepipeline.local..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.filepipeline.local..", "io.zonky..", "org.elasticmq..", "org.gaul..")
		.because("no embedded server goes into production");

	@ArchTest
	static final ArchRule packagesHaveNoCircles = slices().matching("io.filepipeline.(**)")
		.should()
		.beFreeOfCycles()
		.because("a reader must be able to start somewhere");

	@ArchTest
	static final ArchRule functionsAreBuiltByConstructors = noClasses().that()
		.resideInAPackage("io.filepipeline..")
		.should()
		.dependOnClassesThat()
		.haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
		.because("one constructor tells what a class needs");

	@ArchTest
	static final ArchRule namesSayWhatThingsAre = noClasses().that()
		.resideInAPackage("io.filepipeline..")
		.should()
		.haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
		.because("such a name says nothing; use the field's word");

}
