package io.filepipeline.local;

import java.util.Locale;

/**
 * What a person sees when the pipeline has started.
 */
final class Welcome {

	private Welcome() {
	}

	static String text(LocalPipeline pipeline, double seconds) {
		return String.format(Locale.ROOT, """

				The pipeline is running (started in %1$.1f s).

				  Page         %2$s/
				  API          %2$s/api/files/
				  Swagger UI   %2$s/apidocs
				  PostgreSQL   %3$s  user %4$s
				  SQS          %5$s
				  S3           %6$s  bucket %7$s
				  Data, log    .local/  .local/pipeline.log
				  Functions    %8$s

				Split a document in two, if not on the page:

				  curl -F file=@docs/sample.pdf -F 'metadata={"file_name":"sample.pdf","process":true,
				    "process_params":{"split_params":{"file_map":[{"pages":[0,1]},{"pages":[2]}]}}}' \\
				    %2$s/api/files/

				Ctrl-C stops everything.
				""", seconds, pipeline.url(), pipeline.servers().postgres().jdbcUrl(),
				pipeline.servers().postgres().user(), pipeline.servers().queues().endpoint(),
				pipeline.servers().objects().endpoint(), ObjectStore.BUCKET,
				(pipeline.functions() != null) ? "as Lambdas; logs in .local/lambda/" : "in the host");
	}

}
