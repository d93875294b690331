package mellos.runtime.jdk;

import mellos.magic.substitute.CutClass;
import mellos.magic.substitute.Substitute;

/** {@code sun.util.locale.provider.LocaleProviderAdapter}. */
@Substitute("sun.util.locale.provider.LocaleProviderAdapter")
@CutClass("Images hold the data of Locale.ROOT alone.")
final class Target_sun_util_locale_provider_LocaleProviderAdapter {
}
