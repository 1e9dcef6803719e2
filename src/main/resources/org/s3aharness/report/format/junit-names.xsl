<?xml version="1.0" encoding="UTF-8"?>
<!--
  Gives each test case of JUnit's report the name it has everywhere else, which is the last part of
  its display name, and leaves out the JVM's properties: the command line is among them, and with it
  what may be a secret.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8" cdata-section-elements="system-out system-err failure error skipped"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="properties"/>

  <xsl:template match="testcase/@name">
    <xsl:variable name="display">
      <xsl:call-template name="last">
        <xsl:with-param name="path" select="substring-after(../system-out[contains(., 'display-name: ')][1], 'display-name: ')"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:attribute name="name">
      <xsl:choose>
        <xsl:when test="contains($display, ']@')"><xsl:value-of select="$display"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>

  <xsl:template name="last">
    <xsl:param name="path"/>
    <xsl:choose>
      <xsl:when test="contains($path, ' &gt; ')">
        <xsl:call-template name="last">
          <xsl:with-param name="path" select="substring-after($path, ' &gt; ')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space($path)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
