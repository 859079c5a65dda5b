package io.filepipeline.contracts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SplitParamsTests {

	@ParameterizedTest
	@ValueSource(strings = { "{'ranges':['1-3,7','8-last']}", "{'extract':'even'}", "{'every':10}", "{'parts':4}",
			"{'at_bookmarks':1}", "{'max_size':10000000}", "{'at_blank_pages':true}", "{'at_barcode':'.*'}",
			"{'at_blank_pages':true,'keep_separators':true}", "{'at_barcode':'.*','keep_separators':true}",
			"{'every':1,'keep_separators':false}", "{'at_text':'^Invoice \\\\d+'}",
			"{'at_text':'([0-9a-f]{4}-){3}[0-9]{1,12}'}",
			"{'every':1,'encrypt':{'user_password':'u','permissions':['print']}}", "{'every':1,'password':'secret'}",
			"{'file_map':[{'pages':[0]}],'max_size':5000}", "{'merge':['019ab3f6-4c10-7000-9ac6-1d2f5be07a31']}" })
	void areOneWayOrSeveral(String json) {
		assertThat(params(json).listedParts()).isEmpty();
	}

	@Test
	void writesNoIdsOfPartsThatHaveNone() {
		assertThat(Json.write(params("{'file_map':[{'pages':[0]}],'every':1}")))
			.isEqualTo("{\"file_map\":[{\"pages\":[0]}],\"every\":1}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{'password':'x'}                            | /file_map
			{'preview':true}                            | /file_map
			{'ranges':[]}                               | /ranges
			{'ranges':['1'],'file_map':[{'pages':[0]}]} | /ranges
			{'ranges':['1'],'extract':'1'}              | /extract
			{'extract':'0'}                             | /extract
			{'every':0}                                 | /every
			{'parts':1}                                 | /parts
			{'parts':100001}                            | /parts
			{'at_bookmarks':0}                          | /at_bookmarks
			{'max_size':100}                            | /max_size
			{'merge':[]}                                | /merge
			{'merge':[null]}                            | /merge/0
			{'merge':['no id']}                         | /merge/0
			{'merge':[7]}                               | /merge/0
			{'merge':['1','2']}                         | /merge/0
			{'merge':'019ab3f6-4c10-7000-9ac6-1d2f5be07a31'} | /merge
			{'at_text':''}                              | /at_text
			{'at_text':'('}                             | /at_text
			{'at_text':'(?=look)'}                      | /at_text
			{'at_text':'(a{1000}){1000}'}               | /at_text
			{'at_text':'((((a{2}){9}){9}){9}){9}'}      | /at_text
			{'at_text':'a{1000}b{1000}'}                | /at_text
			{'at_text':'a\\u0000b'}                      | /at_text
			{'at_text':'a\\ud800'}                       | /at_text
			{'at_barcode':'[\\u0000-9]'}                 | /at_barcode
			{'at_barcode':'['}                          | /at_barcode
			{'at_barcode':true}                         | /at_barcode
			{'at_blank_pages':false}                    | /file_map
			{'at_blank_pages':1}                        | /at_blank_pages
			{'keep_separators':true}                    | /keep_separators
			{'at_text':'a','keep_separators':true}      | /keep_separators
			{'at_barcode':'a','keep_separators':'yes'}  | /keep_separators
			{'every':1,'password':''}                   | /password
			{'every':1,'password':'a\\ud800'}           | /password
			{'every':1,'password':'a\\uffff'}           | /password
			{'every':1,'encrypt':{'user_password':'u','permissions':[0]}} | /encrypt/permissions/0
			{'every':1,'encrypt':{}}                    | /encrypt
			{'every':1,'encrypt':{'permissions':['print']}}       | /encrypt
			{'every':1,'encrypt':{'user_password':''}}            | /encrypt/user_password
			{'every':1,'encrypt':{'user_password':'\\u00ad'}}     | /encrypt/user_password
			{'every':1,'encrypt':{'user_password':'\\ufe0f '}}    | /encrypt/user_password
			{'every':1,'encrypt':{'owner_password':'a\\u0007b'}}  | /encrypt/owner_password
			""")
	void nameTheFieldThatIsWrong(String json, String pointer) {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> params(json))
			.satisfies((ex) -> assertThat(ex.problem().errors()).extracting(Problem.FieldError::pointer)
				.containsExactly(pointer));
	}

	@Test
	void takeAHundredDocumentsToMergeAndNoMore() {
		String id = "'019ab3f6-4c10-7000-9ac6-1d2f5be07a31'";

		assertThat(params("{'merge':[" + id + (',' + id).repeat(99) + "]}").merge()).hasSize(100);
		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> params("{'merge':[" + id + (',' + id).repeat(100) + "]}"))
			.withMessageContaining("must list 1 to 100 ids of records");
	}

	@Test
	void listPartsOfTheMergedDocument() {
		assertThat(
				params("{'merge':['019ab3f6-4c10-7000-9ac6-1d2f5be07a31'],'file_map':[{'pages':[0]}]}").listedParts())
			.hasSize(1);
	}

	@Test
	void keepPasswordsToThemselves() {
		SplitParams params = params("{'every':1,'password':'secret','encrypt':{'owner_password':'secret'}}");

		assertThat(params.toString()).isEqualTo("SplitParams{\"every\":1}");
		assertThat(Json.write(params)).contains("secret");
		assertThat(Json.write(new ProcessParams(params, null, null, null).withoutPasswords())).doesNotContain("secret");
	}

	/** A character that Java counts twice is one all the same. */
	@Test
	void opensWhatItHasEncrypted() {
		String password = "🔑".repeat(127);

		assertThat(params("{'every':1,'encrypt':{'user_password':'" + password + "'}}").encrypt()).isNotNull();
		assertThat(params("{'every':1,'password':'" + password + "'}").password()).isEqualTo(password);
	}

	private static SplitParams params(String json) {
		return Constraints.check(Json.read(json.replace('\'', '"'), SplitParams.class), "");
	}

}
