package wellspring.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;

/**
 * The laws of the house. Each is about the packages below a root, so that fixtures can be tried.
 */
enum Law {
  MODEL_KNOWS_NOBODY,
  AGENTS_KNOW_THE_MODEL,
  DASHBOARDS_DO_NOT_KNOW_INFRA,
  PACKAGES_HAVE_NO_CYCLES,
  DJL_IS_IN_ONE_PACKAGE,
  PEKKO_IS_IN_AGENTS_AND_INFRA,
  KAFKA_IS_IN_INFRA,
  PROMETHEUS_IS_IN_INFRA,
  TIME_IS_AN_ARGUMENT,
  CHANCE_COMES_FROM_THE_SEED,
  FUNCTIONS_ARE_STRICT,
  EVENTS_ARE_RECORDS,
  CURATORS_DO_NOT_SEE_THE_TRUTH,
  FILES_ARE_TALKED_OF_IN_ONE_PLACE;

  /** This law for the house below a root package, for example {@code wellspring}. */
  ArchRule in(String root) {
    return switch (this) {
      case MODEL_KNOWS_NOBODY -> Modules.modelKnowsNobody(root);
      case AGENTS_KNOW_THE_MODEL -> Modules.agentsKnowTheModel(root);
      case DASHBOARDS_DO_NOT_KNOW_INFRA -> Modules.dashboardsDoNotKnowInfra(root);
      case PACKAGES_HAVE_NO_CYCLES -> Modules.packagesHaveNoCycles(root);
      case DJL_IS_IN_ONE_PACKAGE -> Libraries.djlIsInOnePackage(root);
      case PEKKO_IS_IN_AGENTS_AND_INFRA -> Libraries.pekkoIsInAgentsAndInfra(root);
      case KAFKA_IS_IN_INFRA -> Libraries.kafkaIsInInfra(root);
      case PROMETHEUS_IS_IN_INFRA -> Libraries.prometheusIsInInfra(root);
      case TIME_IS_AN_ARGUMENT -> Repeatability.timeIsAnArgument(root);
      case CHANCE_COMES_FROM_THE_SEED -> Repeatability.chanceComesFromTheSeed(root);
      case FUNCTIONS_ARE_STRICT -> Repeatability.functionsAreStrict(root);
      case EVENTS_ARE_RECORDS -> Events.eventsAreRecords(root);
      case CURATORS_DO_NOT_SEE_THE_TRUTH -> Events.curatorsDoNotSeeTheTruth(root);
      case FILES_ARE_TALKED_OF_IN_ONE_PLACE -> FileFaults.filesAreTalkedOfInOnePlace(root);
    };
  }

  /** The name of the resource with the sources of the {@link Fixture} that breaks this law. */
  String fixture() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
  }
}
