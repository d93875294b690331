package mellos.runtime.locale;

import java.util.Map;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import sun.util.cldr.CLDRLocaleProviderAdapter;
import sun.util.locale.provider.FallbackLocaleProviderAdapter;
import sun.util.locale.provider.JRELocaleProviderAdapter;
import sun.util.locale.provider.LocaleProviderAdapter;

/** {@code sun.util.locale.provider.LocaleProviderAdapter}: the adapters without a look for their classes by name. */
@Substitute("sun.util.locale.provider.LocaleProviderAdapter")
final class Target_sun_util_locale_provider_LocaleProviderAdapter {
    @Alias
    private static Map<LocaleProviderAdapter.Type, LocaleProviderAdapter> adapterInstances;

    private Target_sun_util_locale_provider_LocaleProviderAdapter() {}

    @Replace
    public static LocaleProviderAdapter forType(LocaleProviderAdapter.Type type) {
        LocaleProviderAdapter known = adapterInstances.get(type);
        if (known == null) {
            LocaleProviderAdapter made = make(type);
            LocaleProviderAdapter raced = adapterInstances.putIfAbsent(type, made);
            known = raced == null ? made : raced;
        }
        return known;
    }

    private static LocaleProviderAdapter make(LocaleProviderAdapter.Type type) {
        return switch (type) {
            case CLDR -> new CLDRLocaleProviderAdapter();
            case JRE -> new JRELocaleProviderAdapter();
            case FALLBACK, SPI, HOST -> new FallbackLocaleProviderAdapter();
        };
    }
}
