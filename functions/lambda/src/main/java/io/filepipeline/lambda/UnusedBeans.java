package io.filepipeline.lambda;

import java.util.Set;

import org.springframework.beans.factory.aot.BeanRegistrationExcludeFilter;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.context.annotation.AnnotationConfigUtils;

/**
 * Leaves out of the prepared application what every application has and no function uses:
 * looking for event listeners means reading the methods of all beans, those of the AWS
 * clients above all.
 */
class UnusedBeans implements BeanRegistrationExcludeFilter {

	private static final Set<String> NAMES = Set.of(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME,
			AnnotationConfigUtils.EVENT_LISTENER_FACTORY_BEAN_NAME);

	@Override
	public boolean isExcludedFromAotProcessing(RegisteredBean bean) {
		return NAMES.contains(bean.getBeanName());
	}

}
