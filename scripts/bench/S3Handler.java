import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import software.amazon.awssdk.services.s3.S3Client;

/** The same, holding a client of S3. */
public class S3Handler implements RequestStreamHandler {

	final S3Client s3 = S3Client.create();

	@Override
	public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
		input.readAllBytes();
		output.write("{}".getBytes());
	}

}
